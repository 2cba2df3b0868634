import type { Page } from '@playwright/test'
import type { KeyList } from '#lib/api/key-contract.ts'
import { expectAccessible } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { asOwner } from './hub-sessions.ts'
import { invite, join, newEmail, otherBrowser } from './invite.ts'

const newName = (name: string) => `${name} ${crypto.randomUUID().slice(0, 8)}`

/** Makes a key as the owner's page does, and gives it; the dialog stays open. */
async function makeKey(page: Page, name: string, scopes: readonly string[]): Promise<string> {
  await page.goto('/settings/keys')
  await page.getByRole('button', { name: 'New key' }).click()
  const dialog = page.getByRole('dialog', { name: 'New API key' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
  for (const scope of scopes) await dialog.getByRole('checkbox', { name: scope }).check()
  await dialog.getByRole('button', { name: 'Make key' }).click()
  return page
    .getByRole('dialog', { name: `${name} is made` })
    .getByRole('textbox', { name: 'API key' })
    .inputValue()
}

const rowOf = (page: Page, name: string) =>
  page.getByRole('list', { name: 'API keys' }).locator('> li').filter({ hasText: name })

test('a key is shown once, may what it was made for, and is worthless once it is revoked', async ({
  page,
  signIn,
  hub,
}) => {
  await signIn()
  const name = newName('Reporting')
  const key = await makeKey(page, name, ['See linked accounts'])
  const made = page.getByRole('dialog', { name: `${name} is made` })
  await expect(made.getByRole('textbox', { name: 'API key' })).toBeFocused()
  await expect(made.getByRole('figure')).toContainText(`curl ${hub.url}/api/accounts`)
  await expect(made.getByRole('figure')).toContainText(`-u '${key}:'`)
  await made.getByRole('button', { name: 'Copy API key' }).click()
  await made.getByRole('button', { name: 'Done' }).click()

  await expect(rowOf(page, name)).toContainText('See linked accounts')
  await expect(rowOf(page, name)).toContainText('Never used')
  await expect(rowOf(page, name)).toContainText(/Expires in 90 days/i)
  await page.reload()
  expect(await page.content()).not.toContain(key)

  const basic = { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` }
  const asKey = (path: string, init: RequestInit = {}) => fetch(hub.url + path, { headers: basic, ...init })
  expect((await asKey('/api/accounts')).status).toBe(200)
  expect((await asKey('/api/keys')).status).toBe(403)
  const session = { method: 'POST', headers: { ...basic, 'content-type': 'application/json' }, body: '{}' }
  expect((await asKey('/api/connect_sessions', session)).status).toBe(403)
  await page.reload()
  await expect(rowOf(page, name)).toContainText('Used just now')

  await page.getByRole('button', { name: `Revoke ${name}` }).click()
  const question = page.getByRole('dialog', { name: `Revoke ${name}?` })
  await expect(question).toContainText('is refused from its next request on')
  await question.getByRole('button', { name: 'Revoke key' }).click()
  await expect(rowOf(page, name)).toContainText('Revoked')
  await expect(page.getByRole('button', { name: `Revoke ${name}` })).toHaveCount(0)
  expect((await asKey('/api/accounts')).status).toBe(401)
})

test('a key without a name or a scope is not made, and says so at both', async ({ page, signIn }) => {
  await signIn()
  await page.goto('/settings/keys')
  await page.getByRole('button', { name: 'New key' }).click()
  const dialog = page.getByRole('dialog', { name: 'New API key' })
  await dialog.getByRole('button', { name: 'Make key' }).click()
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await expect(dialog).toContainText('Choose at least one thing that the key may do.')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Backend')
  await dialog.getByRole('button', { name: 'Make key' }).click()
  await expect(dialog.getByRole('alert')).toContainText('it may do nothing yet')
  await dialog.getByRole('checkbox', { name: 'Everything an admin may do' }).check()
  await expect(dialog).not.toContainText('Choose at least one thing')
  await expect(dialog.getByRole('checkbox', { name: 'See linked accounts' })).toBeChecked()
  await expect(dialog.getByRole('checkbox', { name: 'See linked accounts' })).toBeDisabled()
})

test('whoever is no owner is told whom to ask, and sees no key', async ({ page, signIn, browser, hub }) => {
  await signIn()
  const link = await invite(page, 'Admin')
  const guest = await otherBrowser(browser, hub.url)
  await join(guest, link, 'Ben', newEmail('ben'))
  await guest.goto('/settings/keys')
  await expect(guest.getByText('ask an owner for a key')).toBeVisible()
  await expect(guest.getByRole('button', { name: 'New key' })).toHaveCount(0)
  await guest.goto('/settings/brand')
  await expect(guest.getByText('The hub’s own')).toBeVisible()
  await expect(guest.getByRole('button', { name: 'Save' })).toHaveCount(0)
  await guest.context().close()
})

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test(`the pages of keys have no accessibility violation in ${colorScheme}`, async ({ page, signIn, hub }) => {
      await signIn()
      const name = newName('Backend')
      await makeKey(page, name, ['Make, look up and revoke connect sessions'])
      await expectAccessible(page, 'a key that was made')
      await page.getByRole('button', { name: 'Copy API key' }).click()
      await page.getByRole('button', { name: 'Done' }).click()
      await expect(rowOf(page, name)).toBeVisible()
      await expectAccessible(page, 'the list')
      await page.getByRole('button', { name: `Revoke ${name}` }).click()
      await expectAccessible(page, 'revoking')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'New key' }).click()
      await page.getByRole('button', { name: 'Make key' }).click()
      await expectAccessible(page, 'what is missing')
      const { data } = await asOwner<KeyList>(hub, 'GET', '/api/keys')
      for (const { id } of data) await asOwner(hub, 'DELETE', `/api/keys/${id}`)
    })
  })
