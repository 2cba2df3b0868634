import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { expect, onTestFinished, test } from 'vitest'
import {
  type AdminCookie,
  adminCookie,
  clearSignInId,
  isSealedBefore,
  readSignInId,
  writeSignInId,
} from './admin-cookie.ts'

const secret = 'fake-secret-one-of-thirty-two-characters'
const other = 'fake-secret-two-of-thirty-two-characters'
const hubUrl = 'http://localhost:3000'

/** A real Node server, because a cookie that Hono's test client keeps can be lost on the way out. */
async function serverWith(cookie: AdminCookie) {
  const app = new Hono()
    .post('/in', async (c) => {
      await writeSignInId(c, cookie, 'fake-sign-in-id')
      return c.json({ ok: true })
    })
    .get('/me', async (c) => c.json({ signInId: await readSignInId(c, cookie) }))
    .post('/out', async (c) => {
      await clearSignInId(c, cookie)
      return c.json({ ok: true })
    })
  const origin = await new Promise<string>((resolve) => {
    const server: ServerType = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}`),
    )
    onTestFinished(() => void server.close())
  })
  const signIn = async () => (await fetch(`${origin}/in`, { method: 'POST' })).headers.getSetCookie()
  const me = async (sent: string) =>
    (await (await fetch(`${origin}/me`, { headers: { cookie: sent } })).json()).signInId
  return { origin, signIn, me }
}

const pair = (setCookie: string[]) => setCookie[0]!.split(';')[0]!

test('the cookie comes back from a real server, sealed, and is read again', async () => {
  const { signIn, me } = await serverWith(adminCookie({ hubUrl, secret }))
  const set = await signIn()
  expect(set).toHaveLength(1)
  expect(set[0]).toMatch(/^__Host-hub=Fe26\.2\*[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  expect(set[0]).not.toContain('fake-sign-in-id')
  expect(await me(pair(set))).toBe('fake-sign-in-id')
  expect(await me(`a=b; ${pair(set)}; c=d`)).toBe('fake-sign-in-id')
})

test('signing out takes the cookie away', async () => {
  const { origin, signIn } = await serverWith(adminCookie({ hubUrl, secret }))
  const sent = pair(await signIn())
  const answer = await fetch(`${origin}/out`, { method: 'POST', headers: { cookie: sent } })
  expect(answer.headers.getSetCookie()).toEqual(['__Host-hub=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax'])
})

test('a cookie that was altered, made up or sealed with another secret is nobody', async () => {
  const { signIn, me } = await serverWith(adminCookie({ hubUrl, secret }))
  const strange = await serverWith(adminCookie({ hubUrl, secret: other }))
  const sent = pair(await signIn())
  const middle = Math.floor(sent.length / 2)
  const altered = sent.slice(0, middle) + (sent[middle] === 'A' ? 'B' : 'A') + sent.slice(middle + 1)
  for (const cookie of [altered, '__Host-hub=fake', '__Host-hub=', 'hub=fake', pair(await strange.signIn())]) {
    expect(await me(cookie)).toBeUndefined()
  }
})

test('a rotated secret keeps everyone signed in, through one rotation after another', async () => {
  const first = await serverWith(adminCookie({ hubUrl, secret }))
  const rotated = await serverWith(adminCookie({ hubUrl, secret: other, previousSecret: secret }))
  const settled = await serverWith(adminCookie({ hubUrl, secret: other }))
  const old = pair(await first.signIn())
  const young = pair(await rotated.signIn())
  expect(await rotated.me(old)).toBe('fake-sign-in-id')
  expect(await rotated.me(young)).toBe('fake-sign-in-id')
  expect(await settled.me(young)).toBe('fake-sign-in-id')
  expect(await settled.me(old)).toBeUndefined()
  const back = await serverWith(adminCookie({ hubUrl, secret, previousSecret: other }))
  expect(await back.me(young)).toBe('fake-sign-in-id')
})

test('a cookie of the secret before is told apart, so that it is set anew', async () => {
  const [old, young] = await Promise.all(
    [secret, other].map(async (one) => pair(await (await serverWith(adminCookie({ hubUrl, secret: one }))).signIn())),
  )
  const cookie = adminCookie({ hubUrl, secret: other, previousSecret: secret })
  const app = new Hono().get('/', (c) => c.json(isSealedBefore(c, cookie)))
  const ask = async (sent: string) => (await app.request('/', { headers: { cookie: sent } })).json()
  expect(await Promise.all([old!, young!, '__Host-hub=fake', ''].map(ask))).toEqual([true, false, false, false])
})

test.each(['https://hub.acme.example', 'http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])(
  'on %s the cookie is __Host-hub and Secure',
  (url) => {
    const { name, warning, writing } = adminCookie({ hubUrl: url, secret })
    expect([name, warning, writing.cookieOptions?.secure]).toEqual(['__Host-hub', undefined, true])
  },
)

test.each(['http://hub.acme.example', 'http://192.168.1.5:3000', 'http://localhost.evil.example'])(
  'on %s, plain http, the cookie is hub without Secure, and the start warns',
  async (url) => {
    const cookie = adminCookie({ hubUrl: url, secret })
    expect(cookie.warning).toContain('without TLS')
    const { signIn, me } = await serverWith(cookie)
    const set = await signIn()
    expect(set[0]).toMatch(/^hub=Fe26/)
    expect(set[0]).toContain('HttpOnly')
    expect(set[0]).not.toContain('Secure')
    expect(await me(pair(set))).toBe('fake-sign-in-id')
  },
)
