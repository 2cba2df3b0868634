import { expect, type Locator, type Page } from '@playwright/test'
import { type Connector, type Fields, fieldsFor } from '#lib/define/index.ts'
import { connectors } from '#lib/registry.ts'
import { sandboxFor, type TestCredential } from '#lib/sandbox/index.ts'

export type Environment = 'Production' | 'Sandbox'
export type Entries = Readonly<Record<string, string>>

/** A connector as its form has it, and what its sandbox understands. */
export type Subject = {
  id: string
  connector: Connector
  fields: Fields
  testCredentials: readonly TestCredential[]
}

/** Every connector of the product, in the order of the ids. */
export const subjects: readonly Subject[] = await Promise.all(
  [...(await connectors())].map(async ([id, connector]) => ({
    id,
    connector,
    fields: fieldsFor(connector, Object.keys(connector.auth)[0] ?? ''),
    testCredentials: (await sandboxFor(id)).testCredentials,
  })),
)

/** Udemy's form, label → what a person pastes; the values of the sandbox's good account. */
export const labels = {
  clientId: 'Client ID',
  clientSecret: 'Client Secret',
  companySubdomain: 'Company Subdomain',
  organisationId: 'Organisation ID',
} as const

/** The form as a person gets to it: opened on the Accounts page, the connector picked by its name. */
export async function openForm(page: Page, name: string, environment: Environment): Promise<Locator> {
  await page.goto('/accounts')
  await page.getByRole('link', { name: 'Link Account' }).first().click()
  return pick(page, name, environment)
}

/** The form of a connector, from the picker that is open. */
export async function pick(page: Page, name: string, environment: Environment): Promise<Locator> {
  const picker = page.getByRole('dialog', { name: /^Link an? (sandbox )?account$/ })
  await picker.getByRole('combobox').fill(name)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: `Connect ${name}` })
  await dialog.getByRole('radio', { name: new RegExp(`^${environment}`) }).click()
  return dialog
}

export const openUdemyForm = (page: Page, environment: Environment): Promise<Locator> =>
  openForm(page, 'Udemy Business', environment)

/** The input with this label; what can be left out says so in its label. */
export const inputOf = (dialog: Locator, label: string): Locator =>
  dialog.getByRole('textbox', { name: new RegExp(`^${literal(label)}( \\(optional\\))?$`) })

const labelsOf = (fields?: Fields): [name: string, label: string][] =>
  fields ? Object.entries(fields).map(([name, { label }]) => [name, label]) : Object.entries(labels)

/** Types into every field; Udemy's unless others are given. */
export async function fillIn(dialog: Locator, values: Entries, fields?: Fields): Promise<void> {
  for (const [field, label] of labelsOf(fields)) await inputOf(dialog, label).fill(values[field] ?? '')
}

/** Presses the sandbox's own button for a set of test credentials, wherever in the list it is. */
export async function fillInBy(dialog: Locator, { title }: TestCredential): Promise<void> {
  const list = dialog.getByRole('region', { name: 'Test credentials' })
  await list.locator('details').evaluateAll((groups) => {
    for (const group of groups) (group as HTMLDetailsElement).open = true
  })
  await list.getByRole('button', { name: new RegExp(`^Fill(ed)? in:? ?${literal(title)}$`) }).click()
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

export const connect = (dialog: Locator) => dialog.getByRole('button', { name: /^(Connect|Try again)\b/ }).click()

/** The form still holds exactly what was typed. */
export async function expectEntries(dialog: Locator, values: Entries, fields?: Fields): Promise<void> {
  for (const [field, label] of labelsOf(fields)) await expect(inputOf(dialog, label)).toHaveValue(values[field] ?? '')
}

/** How many accounts the project has, asked of the API with the page's own cookie. */
export async function countAccounts(page: Page): Promise<number> {
  const answer = await page.request.get('/api/accounts')
  return ((await answer.json()) as { total: number }).total
}

/** Erases every account of a connector, so that what comes next is nobody's twin. */
export async function eraseAccounts(page: Page, provider: string, origin: string): Promise<void> {
  const answer = await page.request.get(`/api/accounts?provider=${provider}&page_size=100`)
  const { data } = (await answer.json()) as { data: { id: string }[] }
  for (const { id } of data) await page.request.delete(`/api/accounts/${id}`, { headers: { origin } })
}
