import { randomUUID } from 'node:crypto'
import { apiKeyHint, hashApiKey, newApiKey } from '#lib/auth/api-key.ts'
import { newId, toPublic } from '#lib/ids.ts'
import { sandboxFor } from '#lib/sandbox/index.ts'
import { ask, type signedUpApi } from './api.fixture.ts'
import { problemSchema } from './contract.ts'
import { madeSessionSchema } from './session-contract.ts'

export type Api = Awaited<ReturnType<typeof signedUpApi>>

export const customer = { origin_owner_id: 'cust-1', origin_owner_name: 'Globex' }
export const valuesOf = async (key: string) =>
  (await sandboxFor('udemy')).testCredentials.find((it) => it.key === key)!.values
export const tokenOf = (token: string): Record<string, string> => ({ 'x-hub-session-token': token })

/** A key of the API's project, for the Authorization header. */
export async function keyOf(api: Api, scopes = ['*']) {
  const [key, { projectId }] = [newApiKey(), api.sandboxConfig]
  const hashed = { hash: hashApiKey(key), hint: apiKeyHint(key) }
  await api.db.prisma.apiKey.create({ data: { id: newId(), projectId, name: 'fake', scopes, ...hashed } })
  return { key, bearer: { authorization: `Bearer ${key}` }, basic: { authorization: `Basic ${btoa(`${key}:`)}` } }
}

/** A session as an application's backend makes it: with a key, from no page. */
export async function made(api: Api, more: Record<string, unknown> = {}) {
  const { basic } = await keyOf(api)
  const body = { ...customer, provider: 'udemy', type: 'test', ...more }
  const answer = await api.as('/api/connect_sessions', { json: body, headers: { ...basic, cookie: '', origin: '' } })
  if (answer.status !== 201) throw new Error(await answer.text())
  return madeSessionSchema.parse(await answer.json())
}

/** The body of a problem without what differs each time. */
export async function saidBy(answer: Response) {
  const { request_id: _, timestamp: __, ...rest } = problemSchema.parse(await answer.json())
  return rest
}

export const link = async (
  api: Api,
  token: string,
  more: Record<string, unknown> = {},
  headers: Record<string, string> = {},
) =>
  ask(api, '/api/accounts', {
    json: {
      attempt: randomUUID(),
      config_id: toPublic('cfg', api.sandboxConfig.id),
      values: await valuesOf('good'),
      ...more,
    },
    headers: { ...tokenOf(token), ...headers },
  })
