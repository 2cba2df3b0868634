import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import { expectAccessible, expectNoViolations } from './axe.ts'
import { expect, test } from './seeded.ts'

const select = (page: Page, name: string) => page.getByRole('checkbox', { name: `Select ${name}`, exact: true })

const chosen = (page: Page) => page.getByRole('status').filter({ hasText: /selected$/ })

const toolbar = (page: Page) => page.getByRole('toolbar', { name: /^Actions for/ })

/** Presses one of the bar's actions, in the bar or in its menu. */
async function act(page: Page, name: string): Promise<void> {
  const inBar = toolbar(page).getByRole('button', { name })
  if (await inBar.isVisible()) return inBar.click()
  await toolbar(page).getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
}

async function linesOf(download: Download): Promise<string[]> {
  const text = await readFile(await download.path(), 'utf8')
  return text.trimEnd().split('\r\n')
}

test('a check of many goes on when one leaves, is found again, and says what did not pass and why', async ({
  page,
  signIn,
}) => {
  test.slow()
  await signIn()
  await page.goto('/accounts')
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
  await expect(chosen(page)).toHaveText('25 selected')
  await act(page, 'Check now')
  await expect(page.getByRole('checkbox', { name: 'Select all on this page' })).toBeFocused()
  await page.getByRole('button', { name: 'Show' }).click()
  const runs = page.getByRole('dialog', { name: 'Runs' })
  const run = runs.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /25 accounts/ }) })
  await expect(run).toBeVisible()
  await page.reload()
  await expect(run).toContainText('Checked 25 accounts', { timeout: 60_000 })
  await expect(run).toContainText(/\d+ passed, \d+ did not pass/)
  await run.getByText(/with their reasons/).click()
  const failed = run.getByRole('list', { name: 'Accounts it did not work for' }).getByRole('listitem')
  await expect(failed.first()).toContainText(/did not accept/)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page, `runs in ${colorScheme}`)
  }
  const count = await failed.count()
  await run.getByRole('button', { name: /^Try (it|these) again$/ }).click()
  await expect(runs.getByRole('heading', { name: new RegExp(`(Checking|Checked) ${count} account`) })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(runs).toBeHidden()
  await expect(page).toHaveURL(/\/accounts$/)
  await expect(page.getByRole('link', { name: /^Runs/ })).toBeFocused()
})

test('a choice outlives its page; what stops or deletes many asks first, and a delete is taken back', async ({
  page,
  signIn,
}) => {
  test.slow()
  await signIn()
  await page.goto('/accounts?search=Customer+2')
  await select(page, 'Customer 21').focus()
  await page.keyboard.press('Space')
  await select(page, 'Customer 23').click({ modifiers: ['Shift'] })
  await expect(chosen(page)).toHaveText('3 selected')
  await expectNoViolations(page, 'with the bar')
  // Another search is another list; another page of one is not.
  await page.goto('/accounts')
  await select(page, 'Customer 21').check()
  await page.getByRole('link', { name: 'Next' }).click()
  await select(page, 'Customer 36').check()
  await expect(chosen(page)).toHaveText('2 selected')
  await toolbar(page).getByRole('button', { name: 'Check now' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(toolbar(page).getByRole('button', { name: 'Suspend' })).toBeFocused()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Suspend 2 accounts?' })
  await expect(dialog).toContainText('Calls through them stop at once')
  await dialog.getByRole('button', { name: 'Suspend' }).click()
  await expect(page.getByRole('row', { name: /Customer 36/ })).toContainText('Paused')

  await page.goto('/accounts?status=suspended')
  await select(page, 'Customer 21').check()
  await select(page, 'Customer 36').check()
  await act(page, 'Resume')
  await expect(page.getByRole('row', { name: /Customer 36/ })).toHaveCount(0)

  await page.goto('/accounts')
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
  await page.getByRole('button', { name: /^Select all \d+ that match$/ }).click()
  await expect(chosen(page)).toHaveText(/^(5\d|60) selected$/)
  await toolbar(page).getByRole('button', { name: 'Clear selection' }).click()
  await expect(toolbar(page)).toHaveCount(0)

  await page.goto('/accounts?search=Customer+5')
  await select(page, 'Customer 51').check()
  await select(page, 'Customer 52').check()
  await act(page, 'Delete')
  const confirm = page.getByRole('dialog', { name: 'Delete 2 accounts?' })
  await expect(confirm.getByRole('list', { name: 'Accounts to delete' })).toContainText('Customer 51')
  await confirm.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByRole('row', { name: /Customer 51/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('row', { name: /Customer 51/ })).toBeVisible()
})

test('links for a selection are shown once and taken along as a file; any choice is exported', async ({
  page,
  signIn,
}) => {
  await signIn()
  await page.goto('/accounts?search=Customer+4')
  const [whole] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export CSV' }).click(),
  ])
  expect(whole.suggestedFilename()).toMatch(/^accounts-\d{4}-\d\d-\d\d\.csv$/)
  const lines = await linesOf(whole)
  expect(lines.filter((line) => line.includes('Customer 4')).length).toBe(lines.length - 1)

  await select(page, 'Customer 41').check()
  await select(page, 'Customer 43').check()
  const [part] = await Promise.all([page.waitForEvent('download'), act(page, 'Export CSV')])
  expect((await linesOf(part)).length).toBe(3)

  await act(page, 'Make customer links')
  const ask = page.getByRole('dialog', { name: 'Make customer links for 2 accounts?' })
  await ask.getByRole('radio', { name: '1 day' }).check()
  await ask.getByRole('button', { name: 'Make links' }).click()
  const made = page.getByRole('dialog', { name: '2 links are made' })
  await expect(made.getByRole('row')).toHaveCount(3)
  await expectAccessible(page, 'the links')
  await page.keyboard.press('Escape')
  await expect(made).toContainText('These links are shown only now.')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    made.getByRole('button', { name: 'Download CSV' }).click(),
  ])
  const links = await linesOf(file)
  expect(links).toHaveLength(3)
  expect(links[1]).toMatch(/,Customer 4[13],http.*\/link\/ses_[^,]+#/)
  await made.getByRole('button', { name: 'Done' }).click()
  await expect(made).toBeHidden()
})
