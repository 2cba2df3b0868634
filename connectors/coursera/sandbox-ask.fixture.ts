import type { SandboxOptions } from '#lib/sandbox/index.ts'
import createSandbox from './sandbox.ts'
import { type App, apps } from './sandbox-accounts.ts'
import type { Inferred } from './sandbox-inferred.ts'

export type Options = SandboxOptions & { inferred?: Partial<Inferred> }
type Provider = (request: Request) => Promise<Response>

export const HOST = 'https://api.coursera.com'
const TOKEN = `${HOST}/oauth2/client_credentials/token`
export const ORGANIZATION = '/ent/api/businesses.v1/DjYCkBQTQV69TtWA7RuNug'
export const SKILLS = '/ent/api/rest/v1/enterprise/programs'
export const PROGRAM = 'yePXtnxXEeaUlQqXZbuV2w'

export const [globeland, ostfold] = apps
export const appWith = (trait: Partial<App>): App =>
  apps.find((app) => Object.entries(trait).every(([name, value]) => app[name as keyof App] === value))!

export const basicOf = ({ apiKey, clientSecret }: Pick<App, 'apiKey' | 'clientSecret'>) =>
  `Basic ${btoa(`${apiKey}:${clientSecret}`)}`
export const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

/** A POST to the token endpoint, as the app unless told otherwise. */
export const exchangeRequest = (app = globeland!, init: RequestInit = {}) =>
  new Request(TOKEN, {
    method: 'POST',
    headers: { authorization: basicOf(app), ...FORM },
    body: 'grant_type=client_credentials',
    ...init,
  })

export async function tokenOf(provider: Provider, app = globeland!): Promise<string> {
  const { access_token } = (await (await provider(exchangeRequest(app))).json()) as { access_token: string }
  return access_token
}

export async function read(response: Response) {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined }
}

/** Exchanges, in a sandbox of its own. */
export const exchange = async ({ app, init, ...options }: Options & { app?: App; init?: RequestInit } = {}) =>
  read(await createSandbox(options).provider(exchangeRequest(app, init)))

/** Asks as GlobeLand's app with a token of its own, in a sandbox of its own. */
export async function ask(
  path: string,
  { app = globeland!, init = {}, ...options }: Options & { app?: App; init?: RequestInit } = {},
) {
  const { provider } = createSandbox(options)
  const headers = { authorization: `Bearer ${await tokenOf(provider, app)}` }
  return read(await provider(new Request(HOST + path, { headers, ...init, ...(init.body && { headers }) })))
}

export const post = (body: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(body) })

import { expect } from 'vitest'
export const faultOf = (errorcode: string, faultstring: unknown = expect.any(String)) => ({
  fault: { faultstring, detail: { errorcode } },
})
