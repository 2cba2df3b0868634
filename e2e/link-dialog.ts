import { expect, type Locator, type Page } from '@playwright/test'

export type Environment = 'Production' | 'Sandbox'
export type Entries = Readonly<Record<string, string>>

/** Udemy's form, label → what a person pastes; the values of the sandbox's good account. */
export const labels = {
  clientId: 'Client ID',
  clientSecret: 'Client Secret',
  companySubdomain: 'Company Subdomain',
  organisationId: 'Organisation ID',
} as const

/** The dialog as a person meets it: opened on the Accounts page, Udemy Business picked. */
export async function openUdemyForm(page: Page, environment: Environment): Promise<Locator> {
  await page.goto('/accounts')
  await page.getByRole('link', { name: 'Link Account' }).first().click()
  const picker = page.getByRole('dialog', { name: 'Link an account' })
  await picker.getByRole('textbox').or(picker.getByRole('combobox')).first().fill('ude')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Connect Udemy Business' })
  await dialog.getByRole('radio', { name: new RegExp(`^${environment}`) }).click()
  return dialog
}

export async function fillIn(dialog: Locator, values: Entries): Promise<void> {
  for (const [field, label] of Object.entries(labels))
    await dialog.getByRole('textbox', { name: label, exact: true }).fill(values[field] ?? '')
}

export const connect = (dialog: Locator) => dialog.getByRole('button', { name: /^(Connect|Try again)$/ }).click()

/** The form still holds exactly what was typed. */
export async function expectEntries(dialog: Locator, values: Entries): Promise<void> {
  for (const [field, label] of Object.entries(labels))
    await expect(dialog.getByRole('textbox', { name: label, exact: true })).toHaveValue(values[field] ?? '')
}

/** How many accounts the project has, asked of the API with the page's own cookie. */
export async function countAccounts(page: Page): Promise<number> {
  const answer = await page.request.get('/api/accounts')
  return ((await answer.json()) as { total: number }).total
}
