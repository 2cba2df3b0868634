import { expect, test } from 'vitest'
import { hashApiKey, newApiKey } from '#lib/auth/api-key.ts'
import { requestsPerMinute } from '#lib/auth/request-limits.ts'
import { newId } from '#lib/ids.ts'
import { testSession } from '#lib/sessions/sessions.fixture.ts'
import { signedUpApi } from './api.fixture.ts'

async function limitedApi() {
  const api = await signedUpApi()
  const newKey = async () => {
    const [key, { projectId }] = [newApiKey(), api.sandboxConfig]
    await api.db.prisma.apiKey.create({ data: { id: newId(), projectId, name: 'CI', hash: hashApiKey(key), hint: '' } })
    return { authorization: `Bearer ${key}` }
  }
  const from = (ip: string, headers: Record<string, string> = {}) =>
    api.app.request('/api/me', { headers: { ...headers, 'x-forwarded-for': ip } })
  /** The statuses of as many requests as a minute may have. */
  const spend = async (...asked: Parameters<typeof from>) => {
    const statuses = new Set<number>()
    for (let sent = 0; sent < requestsPerMinute; sent++) statuses.add((await from(...asked)).status)
    return [...statuses]
  }
  return { ...api, newKey, from, spend }
}

test('nobody in particular may ask 1,000 times a minute from one address; people and keys there go on', async () => {
  const { cookie, newKey, from, spend } = await limitedApi()
  const unknown = { authorization: `Bearer ${newApiKey()}` }
  expect(await spend('203.0.113.9')).toEqual([401])
  const refused = await from('203.0.113.9')
  expect(refused.status).toBe(429)
  expect(await refused.json()).toMatchObject({ kind: 'too_many_requests', next: expect.stringContaining('Wait ') })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await from('203.0.113.9', unknown)).status).toBe(429)
  expect((await from('203.0.113.9', { cookie })).status).toBe(200)
  expect((await from('203.0.113.9', await newKey())).status).toBe(200)
  expect((await from('203.0.113.10')).status).toBe(401)
})

test('an API key may ask 1,000 times a minute, wherever it asks from; another key goes on', async () => {
  const { newKey, from, spend } = await limitedApi()
  const [key, other] = [await newKey(), await newKey()]
  expect(await spend('203.0.113.9', key)).toEqual([200])
  expect((await from('203.0.113.10', key)).status).toBe(429)
  expect((await from('203.0.113.9', other)).status).toBe(200)
})

test('a page that StackOne’s hub was let ask from reads that it asks too often; other pages still do not', async () => {
  const { app, db, sandboxConfig, spend } = await limitedApi()
  const page = 'https://app.acme.example'
  const { headers } = await testSession(db, sandboxConfig.projectId, { origins: [page] })
  const ask = (origin: string, method = 'GET') =>
    app.request('/api/hub/settings', { method, headers: { ...headers, origin, 'x-forwarded-for': '203.0.113.9' } })
  expect((await ask(page)).status).toBe(200)
  await spend('203.0.113.9')
  const refused = await ask(page)
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([429, page])
  expect(refused.headers.get('vary')).toContain('origin')
  expect(await refused.json()).toEqual({ statusCode: 429, message: expect.stringMatching(/your address.* Wait /) })
  const question = await ask(page, 'OPTIONS')
  expect([question.status, question.headers.get('access-control-allow-origin')]).toEqual([204, page])
  expect(question.headers.get('access-control-allow-headers')).toContain('x-hub-session-token')
  // The database is not asked: an origin that a session lists since then is not known yet.
  await testSession(db, sandboxConfig.projectId, { origins: ['https://new.acme.example'] })
  for (const origin of ['https://new.acme.example', 'https://evil.example', 'null']) {
    for (const answer of [await ask(origin), await ask(origin, 'OPTIONS')]) {
      expect(answer.status).toBe(429)
      expect(answer.headers.has('access-control-allow-origin')).toBe(false)
    }
  }
})
