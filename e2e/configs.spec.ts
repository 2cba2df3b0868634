import { expectAccessible, expectNoViolations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { linkAccount, readAccount } from './sandbox-account.ts'

type Config = { id: string; name: string; is_default: boolean }

test('a config is made, renamed, made the default, disabled with its accounts, enabled again and deleted', async ({
  page,
  signIn,
  hub,
}) => {
  test.slow()
  await signIn()
  await page.goto('/connectors/udemy')
  const configs = page.getByRole('list', { name: 'Configs' })
  const rowOf = (name: string) =>
    configs.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) })
  const choose = async (name: string, item: string) => {
    await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  const dialog = page.getByRole('dialog')

  await page.getByRole('button', { name: 'New config' }).click()
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(/Enter a name/)
  await expectNoViolations(page, 'a new config without a name')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Udemy Business sandbox')
  await dialog.getByRole('radio', { name: /^Sandbox/ }).click()
  await dialog.getByRole('button', { name: 'Create' }).click()
  // Every entry is kept where the name is taken.
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(/already/)
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Trial')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(rowOf('Trial')).toContainText('Calls go to the built-in sandbox')

  await choose('Trial', 'Rename')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Trial in Europe')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await choose('Trial in Europe', 'Make default')
  await expect(rowOf('Trial in Europe').getByText('Default', { exact: true })).toBeVisible()
  await expect(rowOf('Udemy Business sandbox').getByText('Default', { exact: true })).toHaveCount(0)

  const { configs: known } = (await (await page.request.get('/api/connectors/udemy')).json()) as { configs: Config[] }
  const trial = known.find(({ name }) => name === 'Trial in Europe')
  expect(trial?.is_default).toBe(true)
  const account = await linkAccount(page, hub.url, 'Account of a trial', { config: trial?.id })
  await page.reload()
  await expect(rowOf('Trial in Europe').getByRole('link', { name: '1 account' })).toBeVisible()

  // What is used is not deleted, and where it is used is one press away.
  await choose('Trial in Europe', 'Delete')
  await expect(dialog).toContainText('1 account was linked with it')
  await dialog.getByRole('button', { name: 'Close' }).last().click()

  await choose('Trial in Europe', 'Disable')
  await expect(dialog).toContainText('1 account becomes “Not in use”')
  await expectNoViolations(page, 'disabling')
  await dialog.getByRole('button', { name: 'Disable' }).click()
  await expect(rowOf('Trial in Europe')).toContainText('Disabled')
  await expect.poll(async () => (await readAccount(page, account.id)).status).toBe('inactive')

  // Whoever meets the account finds the way from there.
  await page.goto(`/accounts/${account.id}`)
  await expect(page.getByRole('main')).toContainText('Not in use')
  await page.getByRole('link', { name: 'Enable its config' }).click()
  await expect(dialog).toContainText('Enable Trial in Europe?')
  await dialog.getByRole('button', { name: 'Enable' }).click()
  await expect(rowOf('Trial in Europe').getByText('Disabled')).toHaveCount(0)
  await expect.poll(async () => (await readAccount(page, account.id)).status).toBe('active')

  // What nothing uses is deleted.
  const headers = { origin: hub.url }
  await page.request.post('/api/connectors/udemy/configs', {
    headers,
    data: { name: 'Never used', environment: 'production' },
  })
  await page.reload()
  await choose('Never used', 'Delete')
  await expect(dialog).toContainText('No account uses it')
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await expect(rowOf('Never used')).toHaveCount(0)

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page, `connector in ${colorScheme}`)
  }
  await page.goto('/connectors')
  const card = page.getByRole('article').filter({ has: page.getByRole('heading', { name: 'Udemy Business' }) })
  await expect(card).toContainText('Enabled')
  await expectAccessible(page, 'catalogue')

  // As it was, for the tests that come after.
  const usual = known.find(({ name }) => name === 'Udemy Business sandbox')
  await page.request.patch(`/api/configs/${usual?.id}`, { headers, data: { is_default: true } })
  await page.request.patch(`/api/configs/${trial?.id}`, { headers, data: { enabled: false } })
  await page.request.delete(`/api/accounts/${account.id}`, { headers })
})
