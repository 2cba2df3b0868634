import { sandboxFor } from '#lib/sandbox/index.ts'
import { expect, test } from './fixtures.ts'
import { connect, countAccounts, expectEntries, fillIn, labels, openUdemyForm } from './link-dialog.ts'

const { testCredentials } = await sandboxFor('udemy')
const valuesOf = (key: string) => testCredentials.find((credential) => credential.key === key)?.values ?? {}

test('a production account is linked through the form, check by check', async ({ page, signIn, hub }) => {
  await signIn()
  const dialog = await openUdemyForm(page, 'Production')
  const guide = dialog.getByRole('complementary', { name: 'Setup guide' })
  await expect(guide.getByRole('link', { name: /settings/ })).toHaveCount(0)
  const values = valuesOf('borealis')
  await fillIn(dialog, values)
  await expect(guide.getByRole('link', { name: /Open borealis\.udemy\.com settings/ })).toHaveAttribute(
    'href',
    /^https:\/\/borealis\.udemy\.com\//,
  )
  await connect(dialog)
  const done = page.getByRole('dialog', { name: 'Udemy Business is connected' })
  await expect(done).toContainText('borealis.udemy.com')
  await done.getByRole('link', { name: 'Open account' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'borealis.udemy.com' })).toBeVisible()
  const main = page.getByRole('main')
  await expect(main).toContainText('204417')
  await expect(main).toContainText('Borealis'.toLowerCase())
  for (const title of ['Reach borealis.udemy.com', 'Find organisation 204417', 'Read the course catalogue'])
    await expect(main).toContainText(title)

  const secret = values.clientSecret ?? ''
  expect(await page.content()).not.toContain(secret)
  expect(hub.output()).not.toContain(secret)
  expect(JSON.stringify(await page.evaluate(() => ({ ...sessionStorage, ...localStorage })))).not.toContain(secret)
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
