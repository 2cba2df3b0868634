import { expect, test } from 'vitest'
import { ask, signedUpApi, testApi } from './api.fixture.ts'
import { createClient } from './client.ts'

test('sign-up opens while there is no owner, sets the cookie and shuts', async () => {
  const api = await testApi()
  const owner = { name: 'Ada', email: 'ada@acme.example', password: 'fake words on a slow ferry', project_name: 'Acme' }
  expect(await (await ask(api, '/api/setup')).json()).toEqual({ owner_exists: false })
  const first = await ask(api, '/api/sign-up', { json: owner })
  expect(first.status).toBe(201)
  expect(await first.json()).toMatchObject({
    person: { email: 'ada@acme.example', id: expect.stringMatching(/^per_/) },
    project: { name: 'Acme' },
    role: 'owner',
  })
  for (const part of [/^__Host-hub=/, /HttpOnly/, /Secure/, /SameSite=Lax/, /Path=\/(;|$)/])
    expect(first.headers.getSetCookie()[0]).toMatch(part)
  expect(await (await ask(api, '/api/setup')).json()).toEqual({ owner_exists: true })
  const second = await ask(api, '/api/sign-up', { json: { ...owner, email: 'eve@acme.example' } })
  expect(second.status).toBe(409)
  expect(await second.json()).toMatchObject({ kind: 'owner_exists' })
})

test('a wrong password and an unknown e-mail get the same answer; the right one signs in', async () => {
  const api = await signedUpApi()
  const { email, password } = api.person
  const wrong = await ask(api, '/api/sign-in', { json: { email, password: 'fake but wrong password' } })
  const unknown = await ask(api, '/api/sign-in', { json: { email: 'nobody@acme.example', password } })
  expect([wrong.status, unknown.status]).toEqual([401, 401])
  const { request_id: _, timestamp: __, ...told } = await wrong.json()
  expect(await unknown.json()).toMatchObject(told)
  const right = await ask(api, '/api/sign-in', { json: { email: email.toUpperCase(), password } })
  expect(right.status).toBe(200)
  expect(await right.json()).toMatchObject({ person: { email } })
})

test('signing out ends the sign-in on the server: a copy of the cookie is worth nothing', async () => {
  const api = await signedUpApi()
  expect((await api.as('/api/me')).status).toBe(200)
  const out = await api.as('/api/sign-out', { method: 'POST' })
  expect(out.status).toBe(204)
  const answer = await api.as('/api/me')
  expect(answer.status).toBe(401)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(await answer.json()).toMatchObject({
    kind: 'not_signed_in',
    status: 401,
    statusCode: 401,
    next: 'Sign in again.',
  })
})

test('the typed client carries the visitor’s cookie', async () => {
  const { origin, cookie, person } = await signedUpApi()
  const me = await createClient(origin, { cookie }).api.me.$get()
  expect(me.ok && (await me.json()).person?.email).toBe(person.email)
  expect((await createClient(origin).api.me.$get()).status).toBe(401)
})
