import type { BrowserContext, Locator, Page } from '@playwright/test'
import { sandboxFor } from '#lib/sandbox/index.ts'
import { expect, test } from './fixtures.ts'
import { fillIn, labels, openUdemyForm } from './link-dialog.ts'

const { testCredentials } = await sandboxFor('udemy')
const good = testCredentials.find(({ key }) => key === 'good')?.values ?? {}
const [id, secret] = [good.clientId ?? '', good.clientSecret ?? '']

const box = (dialog: Locator, name: keyof typeof labels) =>
  dialog.getByRole('textbox', { name: labels[name], exact: true })

async function paste(page: Page, context: BrowserContext, into: Locator, text: string) {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await into.focus()
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await page.keyboard.press('ControlOrMeta+V')
}

test('a pasted block is offered, filled by one press, and taken back by another', async ({ page, signIn, context }) => {
  await signIn()
  const dialog = await openUdemyForm(page, 'Production')
  await paste(page, context, box(dialog, 'companySubdomain'), `Client ID: ${id}\r\nClient Secret: ${secret}\r\n`)
  await expect(dialog).toContainText('You pasted 2 values: Client ID and Client Secret.')
  for (const name of Object.keys(labels)) await expect(box(dialog, name as keyof typeof labels)).toHaveValue('')
  await expect(dialog.getByRole('button', { name: 'Paste as text' })).toHaveCount(0)

  await dialog.getByRole('button', { name: 'Fill 2 fields' }).click()
  await expect(box(dialog, 'clientId')).toHaveValue(id)
  await expect(box(dialog, 'clientSecret')).toHaveValue(secret)
  await expect(box(dialog, 'clientSecret')).toHaveAttribute('type', 'password')
  await expect(box(dialog, 'companySubdomain')).toHaveValue('')

  await dialog.getByRole('button', { name: 'Undo' }).click()
  await expect(box(dialog, 'clientId')).toHaveValue('')
  await expect(box(dialog, 'clientSecret')).toHaveValue('')
  await expect(box(dialog, 'companySubdomain')).toBeFocused()
})

test('a block that is pasted before its reader has come is held back, and never shown in a readable field', async ({
  page,
  signIn,
  context,
}) => {
  await signIn()
  const dialog = await openUdemyForm(page, 'Production')
  const late: string[] = []
  await page.route('**/_next/static/**', async (route) => {
    late.push(route.request().url())
    await new Promise((resolve) => setTimeout(resolve, 800))
    await route.continue()
  })
  const subdomain = box(dialog, 'companySubdomain')
  await paste(page, context, subdomain, `Client ID: ${id}\nClient Secret: ${secret}\n`)
  expect(await subdomain.inputValue()).toBe('')
  await expect(dialog).toContainText('You pasted 2 values: Client ID and Client Secret.')
  await expect(subdomain).toHaveValue('')
  expect(late).not.toEqual([])
  await page.unrouteAll()
  await page.reload()

  await page.route('**/_next/static/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300))
    await route.continue()
  })
  const name = page.getByRole('textbox', { name: labels.clientId, exact: true })
  await paste(page, context, name, 'id=fake\tpart')
  await expect(name).toHaveValue('id=fakepart')
})

test('swapped values are named, swapped by one press, and swapped back by the same', async ({ page, signIn }) => {
  await signIn()
  const dialog = await openUdemyForm(page, 'Production')
  await fillIn(dialog, { ...good, clientId: secret, clientSecret: id })
  await box(dialog, 'organisationId').blur()
  await expect(dialog).toContainText('This looks like the Client Secret (128 characters).')
  await expect(dialog).toContainText('This looks like the Client ID (40 characters).')
  await expect(dialog.getByRole('status').filter({ hasText: 'look swapped' })).toHaveCount(1)

  await dialog.getByRole('button', { name: 'Swap them' }).click()
  await expect(box(dialog, 'clientId')).toHaveValue(id)
  await expect(box(dialog, 'clientSecret')).toHaveValue(secret)
  await expect(dialog).not.toContainText('This looks like')
  await dialog.getByRole('button', { name: 'Swap back' }).click()
  await expect(box(dialog, 'clientId')).toHaveValue(secret)
})

test('a hint and a tick never stand together, and a note goes when there is an error', async ({ page, signIn }) => {
  await signIn()
  const dialog = await openUdemyForm(page, 'Production')
  const tick = dialog.locator('[data-field="clientId"] svg.lucide-check')
  await box(dialog, 'clientId').fill(id)
  await box(dialog, 'clientId').blur()
  await expect(tick).toHaveCount(1)
  await box(dialog, 'clientId').fill(id.slice(1))
  await box(dialog, 'clientId').blur()
  await expect(dialog).toContainText('usually has 40 characters, this one has 39')
  await expect(tick).toHaveCount(0)
  await box(dialog, 'organisationId').fill('# Account 100028')
  await box(dialog, 'organisationId').blur()
  await expect(dialog).toContainText('Organisation ID is a number')
  await expect(dialog).not.toContainText('Kept')
})

test('the steps are handed on as text or e-mail, with what is missing and no value', async ({
  page,
  signIn,
  context,
}) => {
  await signIn()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const dialog = await openUdemyForm(page, 'Production')
  await box(dialog, 'clientId').fill(id)
  await box(dialog, 'clientSecret').fill(secret)
  await box(dialog, 'companySubdomain').fill('canary-company')
  await box(dialog, 'organisationId').focus()
  const guide = dialog.getByRole('complementary', { name: 'Setup guide' })
  await expect(guide).not.toContainText('choose Link Account')
  await guide.getByRole('button', { name: 'Send these steps to my admin' }).click()
  const mail = await guide.getByRole('link', { name: 'Write an e-mail' }).getAttribute('href')
  await guide.getByRole('button', { name: 'Copy as text' }).click()
  await expect(guide).toContainText('Steps copied')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(/Still missing:\n- Organisation ID\n/)
  expect(copied).toContain('Already filled in:\n- Client ID\n- Client Secret\n- Company Subdomain')
  expect(copied).toContain('4.1 On the Accounts page, choose Link Account, then Udemy Business.')
  expect(mail).toMatch(/^mailto:\?subject=/)
  for (const value of [id, secret, 'canary-company'])
    expect(`${copied}\n${decodeURIComponent(mail ?? '')}`).not.toContain(value)
})
