import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { kitFor } from './canary-kit.fixture.ts'
import type { Scene, Subject } from './canary-linking.fixture.ts'
import type { AccountList } from './contract.ts'
import type { MadeKey } from './key-contract.ts'
import type { MadeSession } from './session-contract.ts'

const PAGE = 'https://app.acme.example'

/** Makes keys, sessions and links for customers, who link with them, in our own form and in StackOne's hub. */
export async function walkCustomers(scene: Scene, { id, connector, authMethod, configs }: Subject): Promise<void> {
  const { api, walk, provider, cookie } = scene
  const [linked, edited, wrong] = ['Customer', 'Changed', 'Mistyped'].map((name) =>
    kitFor(connector, authMethod, name),
  ) as [ReturnType<typeof kitFor>, ReturnType<typeof kitFor>, ReturnType<typeof kitFor>]
  for (const kit of [linked, edited, wrong]) walk.secrets.push(...kit.secrets)
  Object.assign(provider.state, { id, connector, mood: undefined, sparesExchange: false })
  provider.state.knows = new Map([...linked.standsFor, ...edited.standsFor])
  const as =
    (headers: Record<string, string>) => async (method: string, path: string, json: unknown, status: number) => {
      const answer = await walk.send(method, path, { headers, ...(json !== undefined && { json }) })
      expect([method, path, answer.status, answer.text]).toEqual([method, path, status, expect.any(String)])
      return answer.json
    }
  const owner = as({ cookie })

  const key = (await owner('POST', '/api/keys', { name: `For ${id}`, scopes: ['*'] }, 201)) as MadeKey
  const backend = as({ authorization: `Bearer ${key.secret}`, origin: '' })
  const asked = {
    origin_owner_id: `customer-${id}`,
    origin_owner_name: 'Globex',
    provider: id,
    origins: [PAGE],
    max_links: 5,
  }
  const secretly = { ...asked, values: Object.fromEntries(Object.entries(wrong.values)) }
  await backend('POST', '/api/connect_sessions', secretly, 422)
  const made = (await backend('POST', '/api/connect_sessions', asked, 201)) as MadeSession
  await backend('POST', '/api/connect_sessions/authenticate', { token: made.token }, 201)
  await owner('GET', '/api/connect_sessions', undefined, 200)
  await as({})('GET', `/api/sessions/${made.session_id}/frame`, undefined, 200)

  const customer = as({ 'x-hub-session-token': made.token })
  await customer('GET', '/api/session', undefined, 200)
  await customer('GET', `/api/connectors/${id}`, undefined, 200)
  const attempt = { attempt: randomUUID(), config_id: configs.production, values: wrong.values }
  expect(await customer('POST', '/api/accounts', attempt, 200)).toMatchObject({
    problem: { kind: 'credentials_refused' },
  })

  const page = as({ 'x-hub-session-token': made.token, 'x-hub-version': '1.11.4', origin: PAGE })
  await page('GET', '/api/hub/settings', undefined, 200)
  await page('GET', '/api/hub/connectors', undefined, 200)
  await page('GET', `/api/hub/connectors/${configs.production}`, undefined, 200)
  const typed = (values: Record<string, string>) => ({ integration_id: configs.production, credentials: values })
  await page('POST', '/api/hub/accounts', typed(wrong.values), 422)
  await page('POST', '/api/hub/accounts', typed(linked.values), 409)
  const { data } = (await owner('GET', `/api/accounts?provider=${id}`, undefined, 200)) as AccountList
  for (const twin of data) await owner('DELETE', `/api/accounts/${twin.id}`, undefined, 200)
  const { id: account } = (await page('POST', '/api/hub/accounts', typed(linked.values), 201)) as { id: string }
  await page('GET', `/api/hub/accounts/${account}`, undefined, 200)
  await page('PATCH', `/api/hub/accounts/${account}`, typed(wrong.values), 422)
  await page('PATCH', `/api/hub/accounts/${account}`, typed(edited.values), 200)

  const renewed = (await owner('POST', `/api/connect_sessions/${made.session_id}/renew`, undefined, 201)) as MadeSession
  await customer('GET', '/api/session', undefined, 410)
  await api.db.prisma.connectSession.updateMany({ where: { revokedAt: null }, data: { expiresAt: new Date(0) } })
  await as({ 'x-hub-session-token': renewed.token })('POST', '/api/session/renewal', undefined, 200)
  await owner('DELETE', `/api/connect_sessions/${renewed.session_id}`, undefined, 204)
  await owner('DELETE', `/api/keys/${key.key.id}`, undefined, 204)
  await as({ authorization: `Bearer ${key.secret}` })('GET', '/api/me', undefined, 401)
  await owner('DELETE', `/api/accounts/${account}`, undefined, 200)

  const picture = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')
  await owner('PUT', '/api/project/logo', { data: picture }, 200)
  const { project } = (await owner('GET', '/api/me', undefined, 200)) as { project: { id: string } }
  await as({})('GET', `/api/projects/${project.id}/logo`, undefined, 200)
  await owner('DELETE', '/api/project/logo', undefined, 200)
}
