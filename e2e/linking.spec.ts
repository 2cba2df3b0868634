import type { Account } from '#lib/api/contract.ts'
import { render } from '#lib/define/index.ts'
import { sandboxFor } from '#lib/sandbox/index.ts'
import { expect, test } from './fixtures.ts'
import {
  connect,
  countAccounts,
  eraseAccounts,
  expectEntries,
  fillIn,
  labels,
  openForm,
  openUdemyForm,
  subjects,
} from './link-dialog.ts'
import { asCustomer } from './sandbox-server.ts'

const { testCredentials } = await sandboxFor('udemy')
const valuesOf = (key: string) => testCredentials.find((credential) => credential.key === key)?.values ?? {}

test('the guide’s links wait for the subdomain, and then lead to the customer’s own pages', async ({
  page,
  signIn,
}) => {
  await signIn()
  const dialog = await openUdemyForm(page, 'Production')
  const guide = dialog.getByRole('complementary', { name: 'Setup guide' })
  await expect(guide.getByRole('link', { name: /settings/ })).toHaveCount(0)
  await fillIn(dialog, valuesOf('borealis'))
  await expect(guide.getByRole('link', { name: /Open borealis\.udemy\.com settings/ })).toHaveAttribute(
    'href',
    /^https:\/\/borealis\.udemy\.com\//,
  )
})

for (const { id, connector, fields, testCredentials } of subjects)
  test(`a customer’s account of ${connector.name} is linked through the form, check by check`, async ({
    page,
    signIn,
    hub,
    witness,
  }) => {
    await signIn()
    await eraseAccounts(page, id, hub.url)
    const dialog = await openForm(page, connector.name, 'Production')
    const values = asCustomer(connector, testCredentials[0]?.values ?? {})
    await fillIn(dialog, values, fields)
    const [progress] = await Promise.all([witness.nextStream(page), connect(dialog)])
    const titles = connector.test.flatMap(({ steps }) => Object.values(steps)).map((title) => render(title, values))
    await expect(page.getByRole('heading', { name: `${connector.name} is connected` })).toBeFocused()
    const done = page.getByRole('dialog', { name: `${connector.name} is connected` })
    const { account } = JSON.parse(progress.trim().split('\n').at(-1) ?? '') as { account: Account }
    await expect(done).toContainText(account.display_name)
    await done.getByRole('link', { name: 'Open account' }).click()
    await expect(page.getByRole('heading', { level: 1, name: account.display_name })).toBeVisible()
    const main = page.getByRole('main')
    for (const title of titles) await expect(main).toContainText(title)
    for (const value of Object.values(account.setup_information)) await expect(main).toContainText(value)
    for (const secret of Object.keys(account.secrets)) expect(await page.content()).not.toContain(values[secret] ?? 'x')
  })

test('pressing Connect twice makes one account', async ({ page, signIn }) => {
  await signIn()
  const dialog = await openUdemyForm(page, 'Sandbox')
  const before = await countAccounts(page)
  await fillIn(dialog, valuesOf('borealis'))
  await dialog.getByRole('button', { name: 'Connect' }).dblclick()
  await expect(page.getByRole('dialog', { name: 'Udemy Business is connected' })).toBeVisible()
  expect(await countAccounts(page)).toBe(before + 1)
})

test('Cancel stops the check, and every entry is kept', async ({ page, signIn }) => {
  await signIn()
  const dialog = await openUdemyForm(page, 'Sandbox')
  const values = valuesOf('silent')
  const before = await countAccounts(page)
  await fillIn(dialog, values)
  await connect(dialog)
  await expect(dialog.getByRole('button', { name: 'Checking…' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog.getByRole('button', { name: /^(Connect|Try again)$/ })).toBeFocused()
  await expectEntries(dialog, values)
  expect(await countAccounts(page)).toBe(before)
})

test('a slow provider is said to be slow while the check goes on', async ({ page, signIn }) => {
  await signIn()
  const dialog = await openUdemyForm(page, 'Sandbox')
  await fillIn(dialog, valuesOf('silent'))
  await connect(dialog)
  await expect(dialog).toContainText('Udemy is slow today', { timeout: 15_000 })
})

test('an empty form says what is missing and goes to the first field', async ({ page, signIn }) => {
  await signIn()
  const dialog = await openUdemyForm(page, 'Production')
  await connect(dialog)
  for (const label of Object.values(labels))
    await expect(dialog.getByRole('textbox', { name: label, exact: true })).toHaveAccessibleDescription(
      new RegExp(`Enter the ${label}`),
    )
  await expect(dialog.getByRole('textbox', { name: labels.clientId, exact: true })).toBeFocused()
})

test('what was pasted is cleaned, and quietly said so', async ({ page, signIn }) => {
  await signIn()
  const dialog = await openUdemyForm(page, 'Production')
  const subdomain = dialog.getByRole('textbox', { name: labels.companySubdomain, exact: true })
  await subdomain.fill('  https://Acme.udemy.com/home?x=1 ')
  await subdomain.blur()
  await expect(subdomain).toHaveValue('acme')
  await expect(dialog).toContainText('Kept acme from the address')
})

test('offline, the entries are kept and the check waits', async ({ page, signIn, context }) => {
  await signIn()
  const dialog = await openUdemyForm(page, 'Sandbox')
  const values = valuesOf('good')
  await fillIn(dialog, values)
  await context.setOffline(true)
  await expect(dialog).toContainText('You are offline – your entries are kept')
  await context.setOffline(false)
  await expect(dialog).not.toContainText('You are offline')
  await expectEntries(dialog, values)
})

test('typed public values survive a reload, secrets do not', async ({ page, signIn }) => {
  await signIn()
  let dialog = await openUdemyForm(page, 'Production')
  await fillIn(dialog, valuesOf('good'))
  page.on('dialog', (warning) => warning.accept())
  await page.reload()
  dialog = page.getByRole('dialog', { name: 'Connect Udemy Business' })
  await expect(dialog.getByRole('textbox', { name: labels.companySubdomain, exact: true })).toHaveValue('acme')
  await expect(dialog.getByRole('textbox', { name: labels.clientSecret, exact: true })).toHaveValue('')
  await expect(dialog.getByRole('textbox', { name: labels.clientId, exact: true })).toHaveValue('')
})
