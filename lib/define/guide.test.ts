import { expect, test } from 'vitest'
import udacity from '#connectors/udacity/connector.ts'
import udemy from '#connectors/udemy/connector.ts'
import { type Guide, guideFor } from './index.ts'

const titlesOf = ({ sections }: Guide) => sections.map(({ title }) => title)

test('the closing part is made from the labels, in the order of the form', () => {
  const closing = guideFor(udemy).sections.at(-1)
  expect(closing?.steps.map(({ text }) => text)).toEqual([
    'On the **Accounts** page, choose **Link Account**, then **Udemy Business**.',
    'Fill in **Client ID**, **Client Secret**, **Company Subdomain** and **Organisation ID**.',
    'Press **Connect**. Each check is shown by name as it happens.',
    'The account is then on the **Accounts** page.',
  ])
  expect(guideFor(udacity).sections.at(-1)?.steps[1]?.text).toBe(
    'Fill in **Client ID**, **Client Secret** and **Company ID** (optional).',
  )
})

test('beside a form, what is done by then is left out', () => {
  expect(
    guideFor(udemy, { form: 'link' })
      .sections.at(-1)
      ?.steps.map(({ text }) => text),
  ).toEqual([
    'Fill in **Client ID**, **Client Secret**, **Company Subdomain** and **Organisation ID**.',
    'Press **Connect**. Each check is shown by name as it happens.',
    'The account is then on the **Accounts** page.',
  ])
  expect(titlesOf(guideFor(udemy, { form: 'edit' }))).toEqual(titlesOf(guideFor(udemy, { whitelabel: true })))
})

test('under a customer’s own brand the closing part is left out', () => {
  expect(titlesOf(guideFor(udemy, { whitelabel: true }))).toEqual([
    'API credentials',
    'Company subdomain',
    'Organisation ID',
  ])
  expect(guideFor(udemy, { whitelabel: true }).warning).toBe(udemy.guide.warning)
})

test('steps of another scope are left out, and sections that are empty then', () => {
  const guide: Guide = {
    sections: [
      { title: 'Always', steps: [{ text: 'a' }, { text: 'b', scopes: ['write'] }] },
      { title: 'Writing', steps: [{ text: 'c', scopes: ['write'] }] },
    ],
  }
  const shown = guideFor({ name: 'X', fields: {}, guide }, { scopes: ['read'], whitelabel: true })
  expect(shown.sections).toEqual([{ title: 'Always', steps: [{ text: 'a' }] }])
  expect(titlesOf(guideFor({ name: 'X', fields: {}, guide }, { whitelabel: true }))).toEqual(['Always', 'Writing'])
})

test('steps for fields that a config does not ask for are left out', () => {
  const { companyId: _, ...fields } = udacity.fields
  expect(titlesOf(guideFor({ ...udacity, fields }, { whitelabel: true }))).toEqual([
    'API credentials',
    'When you rotate the credential',
  ])
})
