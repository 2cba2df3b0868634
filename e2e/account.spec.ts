import { expectAccessible, expectNoViolations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { labels } from './link-dialog.ts'
import { linkAccount, readAccount, valuesOf } from './sandbox-account.ts'

test('editing keeps the account’s id, asks only for what changes and checks everything again', async ({
  page,
  signIn,
  hub,
}) => {
  await signIn()
  const account = await linkAccount(page, hub.url, 'Edited account')
  await page.goto(`/accounts/${account.id}?edit`)
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(/Set · ends/)
  const [asked] = await Promise.all([
    page.waitForRequest((request) => request.url().endsWith('/relink')),
    (async () => {
      await dialog.getByRole('button', { name: /Replace.*Client Secret|Client Secret.*Replace/ }).click()
      await dialog
        .getByRole('textbox', { name: labels.clientSecret, exact: true })
        .fill(valuesOf('good').clientSecret ?? '')
      await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    })(),
  ])
  expect(Object.keys((asked.postDataJSON() as { values: object }).values)).toEqual(['clientSecret'])
  await expect(page.getByRole('heading', { name: 'Saved. Edited account is connected.' })).toBeVisible()
  const after = await readAccount(page, account.id)
  expect(after.id).toBe(account.id)
  expect(after.last_checked_at).not.toBe(account.last_checked_at)
})

test('an edit that the provider refuses leaves the account as it was', async ({ page, signIn, hub }) => {
  await signIn()
  const account = await linkAccount(page, hub.url, 'Account that stays')
  await page.goto(`/accounts/${account.id}?edit=clientSecret`)
  const dialog = page.getByRole('dialog')
  const secret = dialog.getByRole('textbox', { name: labels.clientSecret, exact: true })
  await secret.fill(valuesOf('wrong_secret').clientSecret ?? '')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(secret).toHaveAccessibleDescription(/did not accept/)
  expect(await readAccount(page, account.id)).toEqual(account)
})

test('a new credential takes the place of the old one once it has passed, and not before', async ({
  page,
  signIn,
  hub,
}) => {
  await signIn()
  const account = await linkAccount(page, hub.url, 'Rotated account')
  await page.goto(`/accounts/${account.id}`)
  await page.getByRole('link', { name: 'Rotate' }).click()
  const dialog = page.getByRole('dialog', { name: 'Rotate Rotated account' })
  const fill = async (key: string) => {
    for (const name of ['clientId', 'clientSecret'] as const)
      await dialog.getByRole('textbox', { name: labels[name], exact: true }).fill(valuesOf(key)[name] ?? '')
  }
  // No more than a credential's own fields, and how to make one.
  await expect(dialog.getByRole('textbox')).toHaveCount(2)
  await expect(dialog.getByRole('complementary', { name: 'Setup guide' })).toContainText('Create credentials')
  await expect(dialog).toContainText('The old one stays in use until the new one has passed')
  await expectNoViolations(page, 'rotating')
  await fill('wrong_secret')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByRole('textbox', { name: labels.clientId, exact: true })).toBeFocused()
  expect(await readAccount(page, account.id)).toEqual(account)

  await fill('good')
  const sent = page.waitForRequest((request) => request.url().endsWith('/relink'))
  await dialog.getByRole('button', { name: 'Save' }).click()
  expect(Object.keys(((await sent).postDataJSON() as { values: object }).values)).toEqual(['clientId', 'clientSecret'])
  await expect(page.getByRole('heading', { name: 'The new credential is in use' })).toBeFocused()
  await expect(page.getByRole('dialog')).toContainText('Now revoke the old one at Udemy')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('link', { name: 'Rotate' })).toBeFocused()
  await expect(page.getByRole('list', { name: /^History/ })).toContainText(/(Credential rotated|Edited) by/)
})

test('an account is suspended, resumed, archived and renamed on its page, and its history says by whom', async ({
  page,
  signIn,
  hub,
}) => {
  await signIn()
  const account = await linkAccount(page, hub.url, 'Account with a life')
  await page.goto(`/accounts/${account.id}`)
  const main = page.getByRole('main')
  const choose = async (item: string, name = 'Account with a life') => {
    await page.getByRole('button', { name: `Actions for ${name}` }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  await choose('Suspend')
  const question = page.getByRole('dialog', { name: 'Suspend Account with a life?' })
  await expect(question).toContainText('Calls through this account stop at once')
  await question.getByRole('button', { name: 'Suspend' }).click()
  await expect(main.getByText('Paused', { exact: true }).first()).toBeVisible()
  await main.getByRole('button', { name: 'Resume' }).click()
  await expect(main.getByText('Every check passed', { exact: false }).first()).toBeVisible()

  await choose('Archive')
  await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click()
  await main.getByRole('button', { name: 'Unarchive' }).click()
  await expect(main.getByText('Connected', { exact: true }).first()).toBeVisible()

  await choose('Rename')
  await page.getByRole('textbox', { name: /^Name/ }).fill('Account of old')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Account of old' })).toBeVisible()
  await page.getByRole('button', { name: 'Actions for Account of old' }).click()
  // An account of a sandbox is never one of production.
  await expect(page.getByRole('menuitem', { name: /^Convert/ })).toHaveCount(0)
  await page.keyboard.press('Escape')

  const history = page.getByRole('list', { name: /^History/ }).getByRole('listitem')
  const said = ['Renamed by', 'Connected again by', 'Archived by', 'Resumed by', 'Paused by']
  for (const [index, words] of said.entries()) await expect(history.nth(index)).toContainText(words)
  await expect(history.last()).toContainText('Linked by')

  const real = await linkAccount(page, hub.url, 'Account of production', { environment: 'production' })
  await page.goto(`/accounts/${real.id}`)
  await choose('Convert to test', 'Account of production')
  await expect(page.getByRole('dialog')).toContainText('Only its label changes')
  await page.getByRole('dialog').getByRole('button', { name: 'Convert to test' }).click()
  await expect(history.first()).toContainText('Type changed by')
  await choose('Delete', 'Account of production')
  // A test account is deleted without its name being typed.
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page).toHaveURL(/\/accounts$/)
})

test('calls are a chart that the keyboard reads, and a run of equal checks is one line of the history', async ({
  page,
  signIn,
  hub,
}) => {
  await signIn()
  const account = await linkAccount(page, hub.url, 'Checked often')
  for (let times = 0; times < 27; times += 1)
    await page.request.post(`/api/accounts/${account.id}/check`, { headers: { origin: hub.url }, data: {} })
  await page.goto(`/accounts/${account.id}`)
  const chart = page.getByRole('slider', { name: 'Calls, from the oldest to the newest' })
  await chart.focus()
  await expect(chart).toHaveAttribute('aria-valuetext', /^(\d+) of \1: Check passed in \d+ ms, by hand, /)
  await page.keyboard.press('Home')
  await expect(chart).toHaveAttribute('aria-valuetext', /^1 of /)
  await page.getByText('Show as a table').click()
  await expect(page.getByRole('table', { name: 'Recent calls' }).getByRole('row').nth(1)).toContainText('passed')

  const history = page.getByRole('list', { name: /^History/ })
  await expect(history).toContainText(/25 checks passed by \S/)
  await page.getByRole('button', { name: 'Show older' }).click()
  await expect(history).toContainText(/2[78] checks passed/)
  await expect(history.getByRole('listitem').last()).toContainText('Linked by')
  await expect(page.getByRole('button', { name: 'Show older' })).toHaveCount(0)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page, `account with calls in ${colorScheme}`)
  }
})

test('Check now asks the provider and says when', async ({ page, signIn, hub }) => {
  await signIn()
  const account = await linkAccount(page, hub.url, 'Checked account')
  await page.goto(`/accounts/${account.id}`)
  await page.getByRole('button', { name: 'Check now' }).click()
  await expect.poll(async () => (await readAccount(page, account.id)).last_checked_at).not.toBe(account.last_checked_at)
  await expect(page.getByRole('main')).toContainText('Reach acme.udemy.com')
})

test('a deleted account is gone at once, comes back with Undo, and stays gone without', async ({
  page,
  signIn,
  hub,
}) => {
  await signIn()
  const account = await linkAccount(page, hub.url, 'Account to delete')
  const remove = async () => {
    await page.goto('/accounts?search=Account+to+delete')
    await page.getByRole('button', { name: 'Actions for Account to delete' }).click()
    await page.getByRole('menuitem', { name: /Delete/ }).click()
    const confirm = page.getByRole('alertdialog').or(page.getByRole('dialog'))
    await expect(confirm).toContainText('Account to delete')
    await confirm.getByRole('button', { name: /Delete/ }).click()
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Account to delete' })).toHaveCount(0)
  }
  await remove()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('link', { name: 'Account to delete' })).toBeVisible()
  expect((await readAccount(page, account.id)).id).toBe(account.id)

  await remove()
  expect((await page.request.get(`/api/accounts/${account.id}`)).status()).toBe(404)
})
