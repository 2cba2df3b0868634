import type { SandboxOptions } from '#lib/sandbox/index.ts'
import createSandbox from './sandbox.ts'
import { clients } from './sandbox-accounts.ts'
import type { Inferred } from './sandbox-inferred.ts'

type Options = SandboxOptions & { inferred?: Partial<Inferred> }
export const ORGANISATION = '/api-2.0/organizations/100028/'
export const COURSES = `${ORGANISATION}courses/list/`

export const [acme, borealis] = clients
export const basicOf = ({ clientId, clientSecret }: { clientId: string; clientSecret: string }) => ({
  authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}`,
})

/** Asks as Acme at its own host unless told otherwise. */
export async function ask(
  path: string,
  {
    client = acme!,
    host = 'acme.udemy.com',
    init = {},
    ...options
  }: Options & { client?: typeof acme; host?: string; init?: RequestInit } = {},
) {
  const { provider } = createSandbox(options)
  const response = await provider(new Request(`https://${host}${path}`, { headers: basicOf(client), ...init }))
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined }
}
/** Every row of a list, on one page. */
export const rowsOf = async (path: string, options = {}): Promise<Record<string, unknown>[]> =>
  (await ask(`${path}${path.includes('?') ? '&' : '?'}page_size=1000`, options)).body.results
