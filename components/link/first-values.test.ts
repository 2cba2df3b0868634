import { expect, test } from 'vitest'
import { secret, text } from '#lib/define/index.ts'
import { firstValues } from './first-values.ts'

const connector = {
  fields: {
    subdomain: text({ label: 'Subdomain', example: 'acme', format: 'subdomain' }),
    organisation: text({ label: 'Organisation', example: '100028', format: 'digits' }),
    key: secret({ label: 'Key', example: 'fake-key-aaaaaaaaaaaa' }),
  },
  sealed: ['key'],
}
const session = {
  id: 'ses_1',
  values: { subdomain: 'acme', organisation: '1' },
  locked: ['organisation'],
  multiple: false,
  waiting: false,
}

test('a form begins empty where nothing is known', () => {
  expect(firstValues({ connector, draft: {} })).toEqual({ subdomain: '', organisation: '', key: '' })
})

test('what was typed counts more than what was known beforehand, and what is locked more than that', () => {
  const draft = { subdomain: 'globex', organisation: '2' }
  expect(firstValues({ connector, session, draft })).toEqual({ subdomain: 'globex', organisation: '1', key: '' })
})

test('an edit begins with what is stored, and with what the session knows better', () => {
  const account = { setup_information: { subdomain: 'old', organisation: '3' } }
  const known = { ...session, values: { subdomain: 'acme' }, locked: [] }
  expect(firstValues({ connector, account, session: known, draft: { subdomain: 'typed' } })).toEqual({
    subdomain: 'acme',
    organisation: '3',
    key: '',
  })
})

test('a secret is never remembered', () => {
  expect(firstValues({ connector, draft: { key: 'fake-key-bbbbbbbbbbbb' } }).key).toBe('')
})
