import { expect, test } from 'vitest'
import { ask, signedUpApi } from './api.fixture.ts'

const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]!.split(';')[0]!

async function invited(role: string) {
  const hub = await signedUpApi()
  const made = await hub.as('/api/invitations', { json: { role, days: 7 } })
  expect(made.status).toBe(201)
  const { link, invitation } = await made.json()
  const url = new URL(link)
  const [path, secret] = [`/api/invitations/${url.pathname.split('/').at(-1)}`, url.hash.slice(1)]
  return { hub, link: url, path, secret, invitation }
}

test('from the link to a colleague: look, accept, see, be refused, be removed', async () => {
  const { hub, link, path, secret } = await invited('viewer')
  expect(link.origin).toBe(hub.origin)
  expect(await (await ask(hub, `${path}/look`, { json: { secret } })).json()).toMatchObject({
    project: { name: 'Acme Learning' },
    role: 'viewer',
    invited_by: 'Ada',
  })
  const grace = { name: 'Grace', email: 'grace@acme.example', password: 'fake words by a calm lake' }
  const accepted = await ask(hub, `${path}/accept`, { json: { secret, ...grace } })
  expect(accepted.status).toBe(200)
  expect(await accepted.json()).toMatchObject({ person: { email: grace.email }, role: 'viewer' })
  const cookie = cookieOf(accepted)
  const asGrace = (to: string, sent = {}) => ask(hub, to, { headers: { cookie }, ...sent })

  const { data } = await (await asGrace('/api/people')).json()
  expect(data.map(({ name }: { name: string }) => name)).toEqual(['Ada', 'Grace'])
  const refused = await asGrace('/api/invitations', { json: { role: 'owner', days: 1 } })
  expect([refused.status, (await refused.json()).kind]).toEqual([403, 'not_allowed'])
  expect((await ask(hub, `${path}/accept`, { json: { secret, ...grace } })).status).toBe(410)

  expect((await hub.as(`/api/people/${data[1].id}`, { method: 'DELETE' })).status).toBe(204)
  expect((await asGrace('/api/people')).status).toBe(401)
  const again = await ask(hub, '/api/sign-in', { json: { email: grace.email, password: grace.password } })
  expect(again.status).toBe(401)
})

test('neither the log nor the list of invitations has the link’s secret', async () => {
  const { hub, path, secret } = await invited('admin')
  await ask(hub, `${path}/look`, { json: { secret } })
  await ask(hub, `${path}/accept`, { json: { secret, name: '', email: 'x', password: 'x' } })
  const { data } = await (await hub.as('/api/invitations')).json()
  expect(data).toHaveLength(1)
  expect(JSON.stringify(data) + hub.lines.join('')).not.toContain(secret)
  expect(hub.lines.join('')).toContain('/api/invitations/:id/accept')
})

test('a form of another site can accept nothing in somebody’s name', async () => {
  const { hub, path, secret } = await invited('admin')
  const answer = await ask(hub, `${path}/accept`, { json: { secret }, headers: { origin: 'https://evil.example' } })
  expect([answer.status, (await answer.json()).kind]).toEqual([403, 'wrong_origin'])
})

test('a sign-in that is ended from elsewhere is worth nothing on its next request', async () => {
  const hub = await signedUpApi()
  const { email, password } = hub.person
  const cookie = cookieOf(await ask(hub, '/api/sign-in', { json: { email, password } }))
  const { data } = await (await hub.as('/api/me/sign-ins')).json()
  expect(data).toMatchObject([{ is_this: true }, { is_this: false }])
  expect((await ask(hub, '/api/me', { headers: { cookie } })).status).toBe(200)
  expect((await hub.as(`/api/me/sign-ins/${data[1].id}`, { method: 'DELETE' })).status).toBe(204)
  expect((await ask(hub, '/api/me', { headers: { cookie } })).status).toBe(401)
})
