import { sandboxFor } from '#lib/sandbox/index.ts'
import { expect, test } from './fixtures.ts'

const { testCredentials } = await sandboxFor('udemy')
const values = testCredentials.find(({ key }) => key === 'good')?.values ?? {}

test('Udemy is linked with the keyboard alone, and focus returns to where it began', async ({ page, signIn }) => {
  await signIn()
  await page.goto('/accounts')
  const opener = page.getByRole('link', { name: 'Link Account' }).first()
  await tabTo(page, 'Link Account')
  await expect(opener).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Link an account' })).toBeVisible()
  await page.keyboard.type('ude')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Connect Udemy Business' })
  await expect(dialog).toBeVisible()

  await tabTo(page, 'Production')
  await page.keyboard.press('ArrowRight')
  await expect(dialog.getByRole('radio', { name: /^Sandbox/ })).toBeChecked()
  for (const [label, value] of [
    ['Client ID', values.clientId],
    ['Client Secret', values.clientSecret],
    ['Company Subdomain', values.companySubdomain],
    ['Organisation ID', values.organisationId],
  ] as const) {
    await tabTo(page, label)
    await page.keyboard.insertText(value ?? '')
  }
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Udemy Business is connected' })).toBeFocused()
  await tabTo(page, 'Done')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'acme.udemy.com' }).first()).toBeVisible()
})

test('Escape closes the dialog and gives focus back to Link Account', async ({ page, signIn }) => {
  await signIn()
  await page.goto('/accounts')
  await tabTo(page, 'Link Account')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Link an account' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Link Account' }).first()).toBeFocused()
})

/** Presses Tab until the focused element's accessible name begins with `name`; a trap or a missing stop fails. */
async function tabTo(page: import('@playwright/test').Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      const labelled = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined
      return (element?.getAttribute('aria-label') ?? labelled ?? element?.textContent ?? '').trim()
    })
    if (focused.startsWith(name)) return
  }
  throw new Error(`Tab never reached "${name}".`)
}
