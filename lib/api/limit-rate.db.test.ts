import { expect, test } from 'vitest'
import { hashApiKey, newApiKey } from '#lib/auth/api-key.ts'
import { requestsPerMinute } from '#lib/auth/request-limits.ts'
import { newId } from '#lib/ids.ts'
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
