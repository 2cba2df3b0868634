import type { Page } from '@playwright/test'
import type { CreateSession } from '#lib/api/session-contract.ts'
import { sandboxFor } from '#lib/sandbox/index.ts'
import { expect, test } from './fixtures.ts'
import { makeSession, openLink } from './hub-sessions.ts'
import {
  connect,
  countAccounts,
  type Environment,
  eraseAccounts,
  fillIn,
  openUdemyForm,
  subjects,
} from './link-dialog.ts'
import { asCustomer } from './sandbox-server.ts'

const { testCredentials } = await sandboxFor('udemy')
const valuesOf = (key: string) => testCredentials.find((credential) => credential.key === key)?.values ?? {}
const done = (page: Page, name: RegExp) => page.getByRole('dialog', { name })

async function link(page: Page, environment: Environment, key: string) {
  const dialog = await openUdemyForm(page, environment)
  await fillIn(dialog, valuesOf(key))
  await connect(dialog)
  return dialog
}

test('an organisation that is linked already is said before saving; one press edits that account with what was typed', async ({
  page,
  signIn,
}) => {
  await signIn()
  // Of the organisations that link, this one is no other test's in production.
  await link(page, 'Production', 'no_reports')
  await done(page, /is connected/)
    .getByRole('link', { name: 'Open account' })
    .click()
  await expect(page.getByRole('main')).toContainText('Connected with a limitation')
  const before = await countAccounts(page)

  const dialog = await link(page, 'Production', 'no_reports')
  await expect(dialog.getByRole('alert')).toContainText('cumulus-sandbox.udemy.com is linked already')
  await expect(dialog.getByRole('button', { name: 'Link a second one on purpose' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Edit cumulus-sandbox.udemy.com' }).click()
  const edit = page.getByRole('dialog', { name: 'Edit cumulus-sandbox.udemy.com' })
  await expect(edit.getByRole('textbox', { name: 'Client Secret', exact: true })).toHaveValue(
    valuesOf('no_reports').clientSecret ?? '',
  )
  await edit.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('Leave without saving?')
  await page.getByRole('button', { name: 'Stay' }).click()
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(done(page, /^Saved\. cumulus-sandbox\.udemy\.com is connected\.$/)).toBeVisible()
  expect(await countAccounts(page)).toBe(before)
})

test('credentials of another organisation change an account only when that is asked for', async ({ page, signIn }) => {
  await signIn()
  await link(page, 'Sandbox', 'good')
  await done(page, /is connected/)
    .getByRole('link', { name: 'Open account' })
    .click()
  await page.getByRole('link', { name: 'Edit' }).click()
  const edit = page.getByRole('dialog', { name: 'Edit acme.udemy.com' })
  const replace = edit.getByRole('button', { name: /^Replace/ })
  await expect(replace.first()).toBeVisible()
  while ((await replace.count()) > 0) await replace.first().click()
  await fillIn(edit, valuesOf('borealis'))
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(edit.getByRole('alert')).toContainText('belong to borealis.udemy.com, not to acme.udemy.com')
  await edit.getByRole('button', { name: 'Cancel' }).click()
  await expect(edit.getByRole('alert')).toHaveCount(0)
  await edit.getByRole('button', { name: 'Save' }).click()
  await edit.getByRole('button', { name: 'Change this account to borealis.udemy.com' }).click()
  await expect(done(page, /^Saved\. borealis\.udemy\.com is connected\.$/)).toBeVisible()
})

test('a wait that the provider asked for is not cut short, and other entries need not wait for it', async ({
  page,
  signIn,
}) => {
  await signIn()
  const dialog = await link(page, 'Sandbox', 'busy')
  await expect(dialog.getByRole('alert')).toContainText('asks us to wait')
  let sent = 0
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/accounts')) sent++
  })
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await expect(dialog).toContainText('Not sent yet')
  expect(sent).toBe(0)
  await fillIn(dialog, valuesOf('good'))
  await connect(dialog)
  await expect(done(page, /is connected/)).toBeVisible()
  expect(sent).toBe(1)
})

test('behind a link too: the customer’s own organisation is edited with what was typed, another customer’s is not named', async ({
  page,
  signIn,
  hub,
  witness,
}) => {
  test.slow()
  const { connector, fields, testCredentials: credentials } = subjects.find(({ id }) => id === 'udacity')!
  await signIn()
  await eraseAccounts(page, 'udacity', hub.url)
  const values = asCustomer(connector, credentials[0]!.values)
  const send = async (asked: Partial<CreateSession>) => {
    const session = await makeSession({ hub, witness }, { provider: 'udacity', multiple: true, ...asked })
    await openLink(page, session)
    await fillIn(page.getByRole('main'), values, fields)
    await connect(page.getByRole('main'))
    return session
  }
  const { origin_owner_id, origin_owner_name } = await send({})
  await expect(page.getByRole('heading', { name: `${connector.name} is connected` })).toBeFocused()
  const before = await countAccounts(page)

  await send({ origin_owner_id, origin_owner_name })
  const main = page.getByRole('main')
  await expect(main.getByRole('alert')).toContainText('is linked already')
  await main.getByRole('button', { name: /^Edit / }).click()
  await main.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: /^Saved\./ })).toBeFocused()

  await send({ origin_owner_name: 'Somebody else' })
  await expect(main.getByRole('alert')).toContainText('linked already')
  await expect(main).not.toContainText(origin_owner_name ?? 'never')
  await expect(main.getByRole('button', { name: /^Edit / })).toHaveCount(0)
  expect(await countAccounts(page)).toBe(before)
})
