import type { Page } from '@playwright/test'
import type { Account, AccountList } from '#lib/api/contract.ts'
import { fromPublic } from '#lib/ids.ts'
import { sandboxFor } from '#lib/sandbox/index.ts'
import { expectAccessible } from './axe.ts'
import type { Hub } from './hub.ts'
import { asOwner } from './hub-sessions.ts'
import { endIncidents, inDatabase, openIncident } from './in-database.ts'
import { fillInBy } from './link-dialog.ts'
import { expect, SEEDED, test } from './seeded.ts'

const accountsOf = async (hub: Hub, query: string): Promise<Account[]> =>
  (await asOwner<AccountList>(hub, 'GET', `/api/accounts?${query}`)).data

const rowOf = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })

const list = (page: Page) => page.getByRole('table', { name: 'Accounts' }).getByRole('row')

const search = (page: Page) => page.getByRole('textbox', { name: 'Search accounts' })

test('the list says which accounts work, which do not, why and since when; a broken one is repaired from it', async ({
  page,
  signIn,
  hub,
}) => {
  test.slow()
  const [old, unchecked] = await accountsOf(hub, 'provider=udacity&status=active')
  if (!old || !unchecked) throw new Error('Two accounts of Udacity are among the samples.')
  const idOf = ({ id }: Account) => fromPublic('acc', id)
  await inDatabase(hub, `update linked_accounts set credentials_at = now() - interval '97 days' where id = $1`, [
    idOf(old),
  ])
  await inDatabase(hub, 'update linked_accounts set last_checked_at = null, last_check = null where id = $1', [
    idOf(unchecked),
  ])
  await openIncident(hub)
  await signIn()

  await page.goto('/accounts')
  const wrong = page.getByRole('region', { name: 'Needs attention' })
  await expect(wrong).toContainText(/Udemy Business could not be reached through 214 accounts since .*\d{2}:\d{2}\./)
  await expect(wrong).toContainText('Nothing has to be done: accounts stay linked, checks go on by themselves.')
  const { error = 0 } = (await asOwner<AccountList>(hub, 'GET', '/api/accounts?page_size=1')).counts
  await expect(wrong).toContainText(`${error} accounts need attention`)
  const broken = rowOf(page, 'Borealis Academy')
  await expect(broken).toContainText('Udemy did not accept this Client ID and Client Secret.')
  await expect(broken).toContainText(/Needs attention.*for \d+ [hd]/)
  const row = page.getByRole('row')
  await expect(row.filter({ hasText: '97 days old' }).first()).toContainText('Connected')
  await expect(row.filter({ hasText: 'not checked yet' }).first()).toContainText(unchecked.display_name)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.getByRole('checkbox', { name: 'Select Borealis Academy' }).check()
    await expectAccessible(page, `accounts in ${colorScheme}`)
  }
  await page.setViewportSize({ width: 360, height: 800 })
  await expectAccessible(page, 'accounts at 360 px')
  await page.setViewportSize({ width: 1280, height: 800 })

  await wrong.getByRole('link', { name: 'Show them', description: /need attention/ }).click()
  await expect(page).toHaveURL(/\?status=error$/)
  await expect(list(page)).toHaveCount(error + 1)
  await broken.getByRole('link', { name: 'Fix Borealis Academy' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('textbox', { name: 'Client ID' })).toBeFocused()
  const borealis = (await sandboxFor('udemy')).testCredentials.find(
    ({ values, outcome }) => outcome === 'linked' && values.companySubdomain === 'borealis',
  )
  if (!borealis) throw new Error('The sandbox of Udemy lets borealis in.')
  await fillInBy(dialog, borealis)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  await endIncidents(hub)
  await page.goto('/accounts?search=Borealis+Academy')
  await expect(broken).toContainText('Connected')
  await expect(wrong).toContainText(`${error - 1} accounts need attention`)
  await expect(wrong).not.toContainText('could not be reached')
})

test('any account is found by name, customer, id and the provider’s own; filters add up and live in the address', async ({
  page,
  signIn,
  hub,
}) => {
  test.slow()
  const [wanted] = await accountsOf(hub, 'search=Customer+42')
  if (!wanted?.identity) throw new Error('The sample account of Customer 42 is there.')
  await signIn()
  await page.goto('/accounts')
  await search(page).pressSequentially('Cu')
  await expect(page.getByRole('status').filter({ hasText: 'Three letters or more' })).toBeVisible()
  await search(page).pressSequentially('stomer 42')
  await expect(page).toHaveURL(/\?search=Customer\+42$/)
  await expect(list(page)).toHaveCount(2)
  await page.reload()
  await expect(search(page)).toHaveValue('Customer 42')
  for (const words of [wanted.origin_owner_id, wanted.id, wanted.identity.id]) {
    await search(page).fill(words)
    await expect(page).toHaveURL(new RegExp(`search=${words.slice(0, 8)}`))
    await expect(rowOf(page, wanted.display_name)).toBeVisible()
  }
  await page.getByRole('link', { name: 'Clear filters' }).click()
  await expect(page).toHaveURL(/\/accounts$/)
  await expect(search(page)).toHaveValue('')

  await page.getByRole('combobox', { name: 'Connector' }).selectOption('Udemy Business')
  await expect(page).toHaveURL(/provider=udemy/)
  await page.getByRole('combobox', { name: 'Config' }).selectOption('Udemy Business sandbox')
  await expect(page).toHaveURL(/provider=udemy&config=cfg_/)
  await page
    .getByRole('navigation', { name: 'Filter by status' })
    .getByRole('link', { name: /^Connected/ })
    .click()
  await expect(page).toHaveURL(/status=active/)
  await expect(list(page).filter({ hasText: 'Needs attention' })).toHaveCount(0)
  await page.getByRole('combobox', { name: 'Type' }).selectOption('Production')
  await expect(page.getByRole('heading', { name: 'No account matches these filters' })).toBeVisible()
  // Another connector has no such config.
  await page.getByRole('combobox', { name: 'Connector' }).selectOption('Coursera for Business')
  await expect(page).not.toHaveURL(/config=/)
  await page.getByRole('link', { name: 'Clear filters' }).click()

  await page.getByRole('combobox', { name: 'Customer' }).fill(wanted.origin_owner_name)
  await page
    .getByRole('option', { name: new RegExp(`^${wanted.origin_owner_name}`) })
    .first()
    .click()
  await expect(page).toHaveURL(new RegExp(`owner=${wanted.origin_owner_id}$`))
  await expect(list(page)).toHaveCount(2)
  const chosen = page.getByRole('button', { name: /^Customer Customer 42: show all/ })
  await expect(chosen).toBeFocused()
  await chosen.click()
  await expect(page).toHaveURL(/\/accounts$/)
  await expect(page.getByRole('combobox', { name: 'Customer' })).toBeFocused()

  await page.getByRole('link', { name: 'Next' }).click()
  await expect(page.getByText(/^26–50 of \d+ accounts, newest first$/)).toBeVisible()
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(list(page)).toHaveCount(SEEDED - 50 + 1)
  await page.getByRole('link', { name: 'Newest' }).click()
  await expect(page).toHaveURL(/\/accounts$/)

  await page.setViewportSize({ width: 360, height: 800 })
  await expect(page.getByRole('combobox', { name: 'Type' })).toBeHidden()
  await page.getByRole('button', { name: 'Filters' }).click()
  await page.getByRole('combobox', { name: 'Type' }).selectOption('Test')
  await expect(page.getByRole('button', { name: 'Filters 1' })).toBeVisible()
  await expectAccessible(page, 'filters at 360 px')
})

test('what can be done with one account stands in its row', async ({ page, signIn, hub }) => {
  const [account] = await accountsOf(hub, 'search=Customer+33')
  if (!account) throw new Error('The sample account of Customer 33 is there.')
  await signIn()
  await page.goto(`/accounts?owner=${account.origin_owner_id}`)
  const row = rowOf(page, account.display_name)
  const choose = async (item: string) => {
    await row.getByRole('button', { name: `Actions for ${account.display_name}` }).click()
    await page.getByRole('menuitem', { name: item, exact: true }).click()
  }
  await choose('Check now')
  await expect(page.getByText(`${account.display_name}: Every check passed`).first()).toBeVisible()
  await choose('Suspend')
  await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click()
  await expect(row).toContainText('Paused')
  await choose('Resume')
  await expect(row).toContainText('Connected')
  await choose('Copy account id')
  await expect(page.getByText('Id copied').first()).toBeVisible()
  await choose('Rotate')
  await expect(page).toHaveURL(new RegExp(`/accounts/${account.id}\\?rotate`))
  await page.goBack()
  await row.getByRole('button', { name: `Actions for ${account.display_name}` }).click()
  await expect(page.getByRole('menuitem', { name: 'View audit log' })).toHaveAttribute(
    'href',
    `/audit?target=${account.id}`,
  )
})
