import type { Page } from '@playwright/test'
import { sandboxFor } from '#lib/sandbox/index.ts'
import { expect, test } from './fixtures.ts'
import { labels } from './link-dialog.ts'

const { testCredentials } = await sandboxFor('udemy')
const valuesOf = (key: string) => testCredentials.find((credential) => credential.key === key)?.values ?? {}

type Linked = { id: string; last_checked_at: string }

/** Links a sandbox account through the API, with the page's own cookie, and answers it. */
async function linkSandboxAccount(page: Page, origin: string, label: string): Promise<Linked> {
  const catalogue = (await (await page.request.get('/api/connectors/udemy')).json()) as {
    configs: { id: string; environment: string }[]
  }
  const config = catalogue.configs.find(({ environment }) => environment === 'sandbox')
  const answer = await page.request.post('/api/accounts', {
    headers: { origin },
    data: { attempt: crypto.randomUUID(), config_id: config?.id, values: valuesOf('good'), label },
  })
  const last = JSON.parse((await answer.text()).trim().split('\n').at(-1) ?? '') as { type: string; account: Linked }
  expect(last.type).toBe('done')
  return last.account
}

const readAccount = async (page: Page, id: string) =>
  (await (await page.request.get(`/api/accounts/${id}`)).json()) as Linked

test('editing keeps the account’s id, asks only for what changes and checks everything again', async ({
  page,
  signIn,
  hub,
}) => {
  await signIn()
  const account = await linkSandboxAccount(page, hub.url, 'Edited account')
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
      await dialog.getByRole('button', { name: /^(Check and save|Save|Connect)$/ }).click()
    })(),
  ])
  expect(Object.keys((asked.postDataJSON() as { values: object }).values)).toEqual(['clientSecret'])
  await expect(page.getByRole('heading', { name: /is connected|is up to date|saved/i })).toBeVisible()
  const after = await readAccount(page, account.id)
  expect(after.id).toBe(account.id)
  expect(after.last_checked_at).not.toBe(account.last_checked_at)
})

test('an edit that the provider refuses leaves the account as it was', async ({ page, signIn, hub }) => {
  await signIn()
  const account = await linkSandboxAccount(page, hub.url, 'Account that stays')
  await page.goto(`/accounts/${account.id}?edit=clientSecret`)
  const dialog = page.getByRole('dialog')
  const secret = dialog.getByRole('textbox', { name: labels.clientSecret, exact: true })
  await secret.fill(valuesOf('wrong_secret').clientSecret ?? '')
  await dialog.getByRole('button', { name: /^(Check and save|Save|Connect)$/ }).click()
  await expect(secret).toHaveAccessibleDescription(/did not accept/)
  expect(await readAccount(page, account.id)).toEqual(account)
})

test('Check now asks the provider and says when', async ({ page, signIn, hub }) => {
  await signIn()
  const account = await linkSandboxAccount(page, hub.url, 'Checked account')
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
  const account = await linkSandboxAccount(page, hub.url, 'Account to delete')
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
