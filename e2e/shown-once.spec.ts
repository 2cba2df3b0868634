import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

/** What is shown once is not lost by closing too early: a link for a customer here, an API key, an invitation. */
const asks = (what: string) => `This ${what} is shown only now. Copy it first, or close without it.`

async function makeLink(dialog: Locator): Promise<void> {
  await dialog.getByRole('textbox', { name: 'Customer’s name' }).fill(`Globex ${crypto.randomUUID().slice(0, 8)}`)
  await dialog.getByRole('textbox', { name: 'Customer’s id' }).fill('globex.example')
  await dialog.getByRole('button', { name: 'Make link' }).click()
  const field = dialog.getByRole('textbox', { name: 'Link' })
  await expect(field).toBeFocused()
  await expect(field).toHaveJSProperty('scrollLeft', 0)
}

const ways: readonly [string, (page: Page) => Promise<unknown>][] = [
  ['Escape', (page) => page.keyboard.press('Escape')],
  ['the cross', (page) => page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click()],
  ['Done', (page) => page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()],
  ['Back', (page) => page.goBack()],
]
for (const [name, leave] of ways)
  test(`a link that was not copied is asked about once: ${name}`, async ({ page, signIn }) => {
    await signIn()
    await page.goto('/accounts')
    await page.getByRole('link', { name: 'Link Account' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Link an account' })
    await dialog.getByRole('tab', { name: /^By link/ }).click()
    await makeLink(dialog)
    await leave(page)
    await expect(dialog.getByText(asks('link'))).toBeVisible()
    await expect(dialog.getByRole('textbox', { name: 'Link' })).toHaveValue(/#/)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(page).toHaveURL(/\/accounts$/)
  })

test('the question comes also from another tab, and before another link is made', async ({ page, signIn }) => {
  await signIn()
  await page.goto('/accounts?link&way=link')
  const dialog = page.getByRole('dialog', { name: 'Link an account' })
  await makeLink(dialog)
  await dialog.getByRole('tab', { name: /^Now/ }).click()
  await page.keyboard.press('Escape')
  await expect(dialog.getByText(asks('link'))).toBeVisible()

  await page.goto('/accounts/links')
  await page.getByRole('button', { name: 'New link', exact: true }).click()
  const listed = page.getByRole('dialog', { name: 'New link' })
  await makeLink(listed)
  await listed.getByRole('button', { name: 'Make another' }).click()
  await expect(listed.getByText(asks('link'))).toBeVisible()
  await listed.getByRole('button', { name: 'Copy link' }).click()
  await expect(listed.getByText(asks('link'))).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(listed).toBeHidden()
})

test('an invitation is asked about, and one copied by hand is not', async ({ page, signIn }) => {
  await signIn()
  await page.goto('/settings/people')
  const dialog = page.getByRole('dialog')
  for (const byHand of [false, true]) {
    await page.getByRole('button', { name: 'Invite' }).click()
    await dialog.getByRole('button', { name: 'Make link' }).click()
    await expect(dialog.getByRole('textbox', { name: 'Link' })).toBeFocused()
    if (byHand) await page.keyboard.press('ControlOrMeta+c')
    await dialog.getByRole('button', { name: 'Done' }).click()
    if (!byHand) {
      await expect(dialog.getByText(asks('link'))).toBeVisible()
      await dialog.getByRole('button', { name: 'Close without it' }).click()
    }
    await expect(dialog).toBeHidden()
  }
})
