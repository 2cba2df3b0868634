import { expect, type Page } from '@playwright/test'
import { sandboxFor } from '#lib/sandbox/index.ts'

const { testCredentials } = await sandboxFor('udemy')

/** Udemy's test credentials by their key. */
export const valuesOf = (key: string): Readonly<Record<string, string>> =>
  testCredentials.find((credential) => credential.key === key)?.values ?? {}

export type Linked = { id: string; status: string; last_checked_at: string }

/** The config of Udemy and this environment that every project begins with. */
async function configOf(page: Page, environment: string): Promise<string> {
  const { configs } = (await (await page.request.get('/api/connectors/udemy')).json()) as {
    configs: { id: string; environment: string }[]
  }
  return configs.find((config) => config.environment === environment)?.id ?? ''
}

type How = { environment?: 'production' | 'sandbox'; config?: string | undefined }

/** Links an account of Udemy (its sandbox unless said) through the API, with the page's own cookie, and answers it. */
export async function linkAccount(
  page: Page,
  origin: string,
  label: string,
  { environment = 'sandbox', config }: How = {},
): Promise<Linked> {
  const config_id = config ?? (await configOf(page, environment))
  const answer = await page.request.post('/api/accounts', {
    headers: { origin },
    // The same organisation is linked by other tests as well.
    data: { attempt: crypto.randomUUID(), config_id, values: valuesOf('good'), label, allow_duplicate: true },
  })
  const last = JSON.parse((await answer.text()).trim().split('\n').at(-1) ?? '') as { type: string; account: Linked }
  expect(last.type).toBe('done')
  return last.account
}

export const readAccount = async (page: Page, id: string) =>
  (await (await page.request.get(`/api/accounts/${id}`)).json()) as Linked
