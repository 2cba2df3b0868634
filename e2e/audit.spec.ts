import { readFile } from 'node:fs/promises'
import { expectAccessibleInBothThemes } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { invite, join, newEmail, otherBrowser } from './invite.ts'

test('the audit log tells who did what, is narrowed by filters in the address, and is exported', async ({
  page,
  signIn,
  hub,
}) => {
  await signIn()
  await page.goto('/settings/project')
  await page.getByRole('textbox', { name: 'Calls, in days' }).fill('0')
  await page.getByRole('button', { name: 'Keep for so long' }).click()
  await expect(page.getByText('Enter a number of days from 1 to 365.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Calls, in days' }).fill('14')
  await page.getByRole('button', { name: 'Keep for so long' }).click()
  await expect(page.getByText('What is older is removed within the hour.')).toBeVisible()
  const name = `=Backend ${crypto.randomUUID().slice(0, 8)}`
  await page.request.post('/api/keys', { headers: { origin: hub.url }, data: { name, scopes: ['*'] } })

  await page.goto('/audit')
  const events = page.getByRole('list', { name: 'Events, newest first' })
  const kept = events.getByRole('listitem').filter({ hasText: 'changed how long' }).first()
  await expect(kept).toContainText('ada@acme.example changed how long calls, attempts and deliveries are kept')
  await expect(kept).toContainText('Changed: call days, attempt days, delivery days')
  await expect(kept).toContainText(/From (127\.0\.0\.1|::1)/)
  await expect(kept).toContainText(/just now|minute/)
  await expect(events.getByRole('listitem').first()).toContainText(`made the API key ${name}`)
  await page.getByText('How this protects the log').click()
  await expectAccessibleInBothThemes(page, 'the audit log')

  await page.getByRole('combobox', { name: 'What' }).selectOption('api_key.created')
  await expect(page).toHaveURL('/audit?action=api_key.created')
  await expect(events).toContainText(name)
  await expect(events).not.toContainText('changed how long')
  await page.getByRole('combobox', { name: 'Who' }).selectOption({ label: 'ada@acme.example' })
  await expect(page).toHaveURL(/actor=per_\w+/)
  const today = new Date().toISOString().slice(0, 10)
  await page.getByLabel('From', { exact: true }).fill(today)
  await expect(page).toHaveURL(/from=/)
  await page.reload()
  await expect(page.getByLabel('From', { exact: true })).toHaveValue(today)
  await expect(events).toContainText(name)

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export CSV' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^audit-log-\d{4}-\d\d-\d\d\.csv$/)
  const text = await readFile(await file.path(), 'utf8')
  expect(text).toMatch(/^\uFEFFtime,who,/)
  expect(text).toContain(`"'${name}"`)
  expect(text).not.toContain('project.retention_changed')

  await page.getByLabel('To', { exact: true }).fill('2020-01-01')
  await expect(page.getByRole('heading', { name: 'Nothing in the log fits these filters' })).toBeVisible()
  await expectAccessibleInBothThemes(page, 'an audit log without matches')
  await page.getByRole('main').getByRole('link', { name: 'Clear filters' }).last().click()
  await expect(page).toHaveURL('/audit')
  await expect(events).toBeVisible()
})

test('the log goes on page by page, and an address of another make begins anew', async ({ page, signIn, hub }) => {
  await signIn()
  const headers = { origin: hub.url }
  for (let made = 0; made < 52; made++)
    await page.request.patch('/api/project/brand', { headers, data: { whitelabel: false } })
  await page.goto('/audit')
  const pages = page.getByRole('navigation', { name: 'Pages' })
  await pages.getByRole('link', { name: 'Next' }).click()
  await expect(page).toHaveURL(/next=/)
  await expect(page.getByRole('list', { name: 'Events, newest first' })).toContainText('changed the brand')
  await pages.getByRole('link', { name: 'Newest' }).click()
  await expect(page).toHaveURL('/audit')
  await page.goto('/audit?target=acc_x&next=strange')
  await expect(page).toHaveURL('/audit')
})

test('a viewer is told whose the audit log is', async ({ page, signIn, browser, hub }) => {
  await signIn()
  const guest = await otherBrowser(browser, hub.url)
  await join(guest, await invite(page, 'Viewer'), 'Grace', newEmail('grace'))
  await expect(guest.getByRole('link', { name: 'Audit log' })).toHaveCount(0)
  await guest.goto('/audit')
  await expect(guest.getByRole('main')).toContainText('Your role is viewer')
  await expect(guest.getByRole('list', { name: 'Events, newest first' })).toHaveCount(0)
  await guest.context().close()
})
