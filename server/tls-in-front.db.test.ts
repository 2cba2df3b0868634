import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { sandboxFor } from '#lib/sandbox/index.ts'
import { startHub } from '../e2e/hub.ts'
import { readPrivate } from './data-folder.ts'
import { findFreePort } from './free-port.ts'
import { type PostgresFile, postgresFileOf, postgresUrl } from './postgres-file.ts'
import { tlsInFrontOf } from './tls-proxy.fixture.ts'

const HOST = 'hub.acme.example'
const OWNER = { name: 'Ada', email: 'ada@acme.example', password: 'fake-owner-password-9f2c' }

/** The real product on plain http, and a proxy in front of it that ends TLS. */
async function start(env: Record<string, string>) {
  const port = await findFreePort()
  const hub = await startHub({ env: { ...env, PORT: String(port) } })
  onTestFinished(hub.remove)
  return { hub, ...(await tlsInFrontOf(port, HOST)) }
}

const cookieOf = (headers: { 'set-cookie'?: string[] }) =>
  headers['set-cookie']?.map((one) => one.split(';')[0]).join('; ') ?? ''

async function addressesIn(dataDir: string): Promise<string[]> {
  const file = (await readPrivate(postgresFileOf(dataDir))) as PostgresFile
  const client = new pg.Client({ connectionString: postgresUrl(file) })
  await client.connect()
  const { rows } = await client.query('select ip from audit_events where ip is not null')
  await client.end()
  return rows.map(({ ip }) => ip)
}

test('a hub behind a proxy that ends TLS is a hub on https', { timeout: 120_000 }, async () => {
  const { hub, ask, open } = await start({ HUB_URL: `https://${HOST}`, HUB_TRUSTED_PROXIES: '127.0.0.1,::1' })
  const visitor = { from: '203.0.113.7', headers: { 'x-forwarded-for': '198.51.100.1' } }
  const signedUp = await ask('/api/sign-up', { ...visitor, json: { ...OWNER, project_name: 'Acme' } })
  expect([signedUp.status, signedUp.text]).toEqual([201, expect.stringContaining('Ada')])
  expect(signedUp.headers['set-cookie']?.[0]).toMatch(/^__Host-hub=[^;]+;.*Path=\/;.*HttpOnly; Secure; SameSite=Lax$/)
  expect(signedUp.headers['strict-transport-security']).toBe('max-age=31536000')
  const { password, email } = OWNER
  const signedIn = await ask('/api/sign-in', { ...visitor, json: { email, password } })
  expect(signedIn.status).toBe(200)
  const headers = { cookie: cookieOf(signedIn.headers) }

  // No page leads back to plain http, or to the address that the proxy hands on to.
  for (const path of ['/', '/accounts', '/accounts/', '/sign-in', '/connectors/udemy'])
    for (const cookie of [{}, headers]) {
      const page = await ask(path, { headers: cookie })
      expect(page.headers.location ?? '/').toMatch(/^(\/(?!\/)|https:\/\/hub\.acme\.example\/)/)
      expect(page.text).not.toMatch(/http:\/\/(localhost|127\.|hub\.)/)
      expect(page.headers['strict-transport-security']).toBeTruthy()
    }

  // What is told as it happens arrives as it happens: this provider never answers.
  const { data } = JSON.parse((await ask('/api/connectors', { headers })).text)
  const { configs } = data.find(({ id }: { id: string }) => id === 'udemy')
  const silent = (await sandboxFor('udemy')).testCredentials.find(({ key }) => key === 'silent')
  const json = {
    attempt: randomUUID(),
    config_id: configs.find(({ environment }: { environment: string }) => environment === 'sandbox').id,
    values: silent?.values,
  }
  const answer = await open('/api/accounts', { headers, json })
  expect(answer.headers).toMatchObject({ 'content-type': 'application/x-ndjson', 'x-accel-buffering': 'no' })
  const [line] = await answer.take(1).toArray()
  expect(JSON.parse(String(line).split('\n')[0] ?? '')).toMatchObject({ type: 'steps' })
  answer.destroy()

  expect([...new Set(await addressesIn(hub.dataDir))]).toEqual([visitor.from])
  expect(hub.output()).not.toMatch(/HUB_TRUSTED_PROXIES|Set HUB_URL/)
})

test('a hub that was not told its address says so to who signs in, and to who runs it', {
  timeout: 120_000,
}, async () => {
  const { hub, ask } = await start({})
  const { password, email } = OWNER
  const refused = await ask('/api/sign-in', { from: '203.0.113.7', json: { email, password } })
  expect(refused.status).toBe(403)
  expect(refused.headers['strict-transport-security']).toBeUndefined()
  expect(JSON.parse(refused.text)).toMatchObject({
    kind: 'wrong_origin',
    next: expect.stringContaining(`sets HUB_URL=https://${HOST} and starts it again`),
  })
  expect(hub.output()).toMatch(/Set HUB_URL to the address in their browser/)
  expect(hub.output()).toMatch(/set HUB_TRUSTED_PROXIES=(127\.0\.0\.1|::1)/)
})
