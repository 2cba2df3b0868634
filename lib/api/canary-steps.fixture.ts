import { expect } from 'vitest'
import { connectors } from '#lib/registry.ts'
import { type Canary, canary } from './canary.fixture.ts'
import type { Scene } from './canary-linking.fixture.ts'
import type { Walk } from './canary-walk.fixture.ts'

export const EMAIL = 'ada@acme.example'
export const password = canary('Password', ['ключ %2B+', `"\\' é🔑`])

export const signIn = (walk: Walk, typed: Canary, email = EMAIL) =>
  walk.send('POST', '/api/sign-in', { json: { email, password: typed.value } })

/** Signs up, in and out, in success and in failure; gives the cookie of the owner. */
export async function walkPeople(walk: Walk, apiKey: string): Promise<string> {
  const wrong = canary('WrongPassword', ['u%2B', '+/=пароль'])
  const short = { marker: 'Q7zXshort', value: 'Q7zXshort' }
  walk.secrets.push(password, wrong, short)
  const owner = { name: 'Ada', email: EMAIL, project_name: 'Acme' }
  expect((await walk.send('POST', '/api/sign-up', { json: { ...owner, password: short.value } })).status).toBe(422)
  const up = await walk.send('POST', '/api/sign-up', { json: { ...owner, password: password.value } })
  expect(up.status).toBe(201)
  expect((await walk.send('POST', '/api/sign-up', { json: { ...owner, password: wrong.value } })).status).toBe(409)
  expect((await signIn(walk, wrong)).status).toBe(401)
  expect((await signIn(walk, wrong, 'nobody@acme.example')).status).toBe(401)
  const other = await signIn(walk, password)
  expect(other.status).toBe(200)
  expect((await walk.send('POST', '/api/sign-out', { headers: { cookie: other.cookie! } })).status).toBe(204)
  expect((await walk.send('GET', '/api/me', { headers: { cookie: other.cookie! } })).status).toBe(401)
  for (const authorization of [`Bearer ${apiKey}`, `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`])
    expect((await walk.send('GET', '/api/me', { headers: { authorization } })).status).toBe(200)
  return up.cookie!
}

/** What whoever is signed in may look at: every route without a name in its path, and pages of connectors. */
export async function anybodysSteps({ walk, cookie }: Scene): Promise<void> {
  const send = (method: string, path: string) => walk.send(method, path, { headers: { cookie } })
  for (const id of (await connectors()).keys()) {
    expect((await send('GET', `/api/connectors/${id}`)).status).toBe(200)
    expect((await send('GET', `/api/connectors/${id}/logo`)).status).toBe(200)
  }
  for (const route of walk.routes.filter((it) => /^GET [^:{]+$/.test(it))) await send('GET', route.slice(4))
}

/**
 * Asks every route in ways it has to refuse, with secrets where none belong: as nobody, with a key and a cookie that
 * are none, with bodies that are no JSON or of another shape, with a secret as an id and in the query.
 */
export async function walkFailures({ api, walk }: Scene): Promise<void> {
  const stray = canary('Stray', ['u%2B', `+/="\\`])
  const unread = canary('Unread', ['ключ-', '-é-🔑"'])
  walk.secrets.push(stray, unread)
  const inUrl = encodeURIComponent(unread.value)
  const type = { 'content-type': 'application/json' }
  const shapes = [
    JSON.stringify(stray.value),
    `{"values": {"clientSecret": ${JSON.stringify(unread.value)}`,
    JSON.stringify({
      attempt: stray.value,
      values: [unread.value],
      password: { is: unread.value },
      email: [stray.value],
    }),
  ]
  let cookie = ''
  for (const route of walk.routes) {
    const [method = '', pattern = ''] = route.split(' ')
    const path = pattern.replace(/:\w+(\{[^}]*\})?|\{\w+\}/g, inUrl)
    const asked = `${path}?search=${inUrl}&config=${inUrl}&next=${inUrl}&token=${inUrl}`
    // A route may have ended the sign-in that it was asked with.
    const isIn = cookie && (await walk.send('GET', '/api/me', { headers: { cookie } })).status === 200
    if (!isIn) cookie = (await signIn(walk, password)).cookie ?? ''
    expect(cookie).not.toBe('')
    const credentials: Record<string, string>[] = [
      { authorization: `Bearer ${stray.value}` },
      { authorization: `Basic ${Buffer.from(`${unread.value}:${stray.value}`).toString('base64')}` },
      { cookie: `__Host-hub=${encodeURIComponent(unread.value)}` },
      { cookie },
    ]
    const bad = credentials.flatMap((headers) => shapes.map((body) => ({ headers: { ...type, ...headers }, body })))
    await Promise.all(bad.map(({ headers, body }) => walk.sendRaw(method, path, body, headers)))
    await walk.sendRaw(method, asked, stray.value, { 'content-type': 'text/plain', cookie })
    await walk.sendRaw(method, asked, shapes[2]!, { ...type, cookie, origin: 'https://evil.example' })
    await walk.lookAtTables()
  }
  await api.db.prisma.membership.updateMany({ data: { role: 'viewer' } })
  const viewer = await signIn(walk, password)
  for (const route of walk.routes.filter((it) => !/sign-(out|up|in)/.test(it))) {
    const [method = '', pattern = ''] = route.split(' ')
    await walk.sendRaw(method, pattern.replace(/[:{]\w+\}?/g, inUrl), shapes[2]!, { ...type, cookie: viewer.cookie! })
  }
}
