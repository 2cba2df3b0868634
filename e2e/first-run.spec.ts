import { expect, test } from './fixtures.ts'

test('a newcomer goes from nothing to a linked sandbox account', async ({ page, freshHub }) => {
  await page.goto(freshHub.url)
  await expect(page).toHaveURL(`${freshHub.url}/sign-up`)
  await page.getByRole('textbox', { name: 'Your name' }).fill('Grace Example')
  await page.getByRole('textbox', { name: 'E-mail' }).fill('grace@acme.example')
  await page.getByRole('textbox', { name: 'Company or project' }).fill('Acme')
  await page.getByRole('textbox', { name: 'Password' }).fill('a fake but long password')
  await page.getByRole('button', { name: 'Create owner account' }).click()

  await expect(page.getByRole('heading', { name: 'Link your first account' })).toBeVisible()
  await page.getByRole('link', { name: /Link a sandbox account/ }).click()
  const picker = page.getByRole('dialog', { name: 'Link an account' })
  const dialog = page.getByRole('dialog', { name: 'Connect Udemy Business' })
  await expect(picker.or(dialog)).toBeVisible()
  if (await picker.isVisible()) await page.keyboard.press('Enter')
  const sandbox = dialog.getByRole('radio', { name: /^Sandbox/ })
  if (!(await sandbox.isChecked())) await sandbox.click()
  await dialog
    .getByRole('button', { name: /Fill in.*Links$/ })
    .first()
    .click()
  await dialog.getByRole('button', { name: 'Connect' }).click()

  const done = page.getByRole('dialog', { name: 'Udemy Business is connected' })
  await expect(done.getByRole('heading', { name: 'Udemy Business is connected' })).toBeFocused()
  await expect(done).toContainText('acme.udemy.com')
  await done.getByRole('button', { name: 'Done' }).click()

  const row = page.getByRole('row', { name: /acme\.udemy\.com/ })
  await expect(row).toContainText('Udemy Business sandbox')
  await expect(row).toContainText('Test')
  await expect(row).toContainText('Connected')
})

test('a second owner cannot sign up, and a wrong password says so at the form', async ({ page, hub }) => {
  await page.goto('/sign-up')
  await expect(page).toHaveURL(/\/sign-in/)
  await page.getByRole('textbox', { name: 'E-mail' }).fill('nobody@acme.example')
  await page.getByRole('textbox', { name: 'Password' }).fill('not the password at all')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert').filter({ hasText: /not right/ })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveValue('nobody@acme.example')
  expect(hub.output()).not.toContain('not the password at all')
})

test('signing out ends the session on the server', async ({ page, signIn, context }) => {
  await signIn()
  await page.goto('/accounts')
  const cookies = await context.cookies()
  await page.getByRole('button', { name: /ada@acme\.example/i }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await context.addCookies(cookies)
  expect((await page.request.get('/api/me')).status()).toBe(401)
})
