import type { Account } from '#lib/api/contract.ts'
import { expect, test } from './fixtures.ts'
import { fillInBy, pick, subjects } from './link-dialog.ts'

// As most people have it: what fades and what fills itself is in the way here if it ever is.
test.use({ contextOptions: { reducedMotion: 'no-preference' } })

test('a newcomer goes from nothing to a linked sandbox account of every provider', async ({
  page,
  freshHub,
  witness,
}) => {
  test.slow()
  const since = Date.now()
  await page.goto(freshHub.url)
  await expect(page).toHaveURL(`${freshHub.url}/sign-up`)
  await page.getByRole('textbox', { name: 'Your name' }).fill('Grace Example')
  await page.getByRole('textbox', { name: 'E-mail' }).fill('grace@acme.example')
  await page.getByRole('textbox', { name: 'Company or project' }).fill('Acme')
  await page.getByRole('textbox', { name: 'Password' }).fill('a fake but long password')
  await page.getByRole('button', { name: 'Create owner account' }).click()

  await expect(page.getByRole('heading', { name: 'Link your first account' })).toBeVisible()
  await page.getByRole('link', { name: /Link a sandbox account/ }).click()
  for (const [index, { connector, testCredentials }] of subjects.entries()) {
    // Right after Done: the page behind is still asked for anew.
    if (index > 0) await page.getByRole('link', { name: 'Link Account' }).click()
    const dialog = await pick(page, connector.name, 'Sandbox')
    await fillInBy(dialog, testCredentials[0]!)
    const [progress] = await Promise.all([
      witness.nextStream(page),
      dialog.getByRole('button', { name: 'Connect' }).click(),
    ])
    const { account } = JSON.parse(progress.trim().split('\n').at(-1) ?? '') as { account: Account }
    const done = page.getByRole('dialog', { name: `${connector.name} is connected` })
    await expect(done.getByRole('heading', { name: `${connector.name} is connected` })).toBeFocused()
    await expect(done).toContainText(account.display_name)
    await done.getByRole('button', { name: 'Done' }).click()
    await expect(done).toBeHidden()
    const row = page.getByRole('row', { name: new RegExp(account.display_name.replaceAll('.', '\\.')) })
    for (const words of [`${connector.name} sandbox`, 'Test', 'Connected']) await expect(row).toContainText(words)
  }
  // From an empty hub, with a person's pauses to read and to type left out.
  expect(Date.now() - since).toBeLessThan(5 * 60_000)
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
