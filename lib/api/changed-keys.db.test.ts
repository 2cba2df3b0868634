import { randomBytes, randomUUID } from 'node:crypto'
import { serve } from '@hono/node-server'
import { expect, onTestFinished, test } from 'vitest'
import { testValuesOf } from '#lib/accounts/project.fixture.ts'
import { parseEnv } from '#lib/env.ts'
import { toPublic } from '#lib/ids.ts'
import { createLog } from '#lib/log.ts'
import { createVault, environmentKeyProvider } from '#lib/vault/index.ts'
import { linesOf, signedUpApi } from './api.fixture.ts'
import { createApp } from './app.ts'

const newSecret = () => randomBytes(32).toString('base64')

test('after a change of the session secret people stay signed in, and their cookie is set anew once', async () => {
  const [older, newer] = [newSecret(), newSecret()]
  const { db, jobs, origin, cookie } = await signedUpApi({ env: { HUB_SESSION_SECRET: older } })
  /** Another process on the same database; asks with a cookie. */
  const hub = async (env: Record<string, string>) => {
    const parsed = parseEnv({ HUB_URL: origin, ...env })
    if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
    const vault = createVault({ prisma: db.prisma, keyProvider: environmentKeyProvider({ key: newSecret() }) })
    const log = createLog({ level: 'silent', readable: false, write: () => undefined })
    const app = createApp({ env: parsed.env, db, vault, log, jobs })
    const address = await new Promise<string>((resolve) => {
      const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
        resolve(`http://127.0.0.1:${port}`),
      )
      onTestFinished(() => void server.close())
    })
    return async (path: string, sent: string, method = 'GET') => {
      const answer = await fetch(address + path, { method, headers: { cookie: sent, origin } })
      return { status: answer.status, set: answer.headers.getSetCookie() }
    }
  }
  const rotated = await hub({ HUB_SESSION_SECRET: newer, HUB_SESSION_SECRET_PREVIOUS: older })
  const settled = await hub({ HUB_SESSION_SECRET: newer })
  const first = await rotated('/api/me', cookie)
  expect(first).toMatchObject({
    status: 200,
    set: [expect.stringMatching(/^__Host-hub=Fe26.*HttpOnly; Secure; SameSite=Lax$/)],
  })
  const fresh = first.set[0]!.split(';')[0]!
  expect(await rotated('/api/me', fresh)).toEqual({ status: 200, set: [] })
  expect(await settled('/api/me', fresh)).toMatchObject({ status: 200 })
  expect(await settled('/api/me', cookie)).toMatchObject({ status: 401 })
  // Who signs out with the old one is out: the cookie is taken and not set again.
  expect(await rotated('/api/sign-out', cookie, 'POST')).toMatchObject({
    status: 204,
    set: [expect.stringMatching(/^__Host-hub=;/)],
  })
  expect(await rotated('/api/me', fresh)).toMatchObject({ status: 401 })
})

test('an account whose key is not in this process is a clear problem, and the log names doctor', async () => {
  const api = await signedUpApi()
  const config_id = toPublic('cfg', api.sandboxConfig.id)
  const linked = await api.as('/api/accounts', {
    json: { attempt: randomUUID(), config_id, values: await testValuesOf('good') },
  })
  const [done] = (await linesOf(linked)).slice(-1)
  const { account } = done as unknown as { account: { id: string } }
  const { rowCount } = await api.db.pool.query(`update data_keys set kek_id = 'feedbeef'`)
  expect(rowCount).toBe(1)
  const checked = await api.as(`/api/accounts/${account.id}/check`, { method: 'POST' })
  expect(await checked.json()).toMatchObject({
    status: 503,
    message: expect.stringContaining('does not hold the encryption key'),
    next: expect.stringContaining('npm run doctor'),
  })
  expect(api.lines.join('')).toContain('see npm run doctor')
})
