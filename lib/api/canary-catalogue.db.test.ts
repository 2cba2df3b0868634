import { expect, test } from 'vitest'
import { connectors } from '#lib/registry.ts'
import { sandboxFor } from '#lib/sandbox/index.ts'
import { signedUpApi } from './api.fixture.ts'
import { formsIn, found } from './canary.fixture.ts'
import { startWalk } from './canary-walk.fixture.ts'

// GET /api/connectors/{id} is the one answer that has test credentials in it. Nothing else may: so the scans can look
// for them everywhere else.

test('a sandbox’s test credentials stand in its connector’s own entry and in no other answer', async () => {
  const api = await signedUpApi()
  const walk = await startWalk(api)
  const headers = { cookie: api.cookie }
  const linking = walk.routes.filter((route) => /^GET [^:{]+$/.test(route)).map((route) => route.slice('GET '.length))
  const others = await Promise.all(linking.map((path) => walk.send('GET', path, { headers })))
  for (const id of (await connectors()).keys()) {
    const [, refused] = (await sandboxFor(id)).testCredentials
    const secret = found(refused!.values.clientSecret!)
    expect(formsIn((await walk.send('GET', `/api/connectors/${id}`, { headers })).text, secret)).not.toEqual([])
    expect(others.flatMap(({ text }) => formsIn(text, secret))).toEqual([])
  }
})

test('a project whose sandbox is switched off gets no test credentials', async () => {
  const api = await signedUpApi()
  await api.db.prisma.config.updateMany({ where: { environment: 'sandbox' }, data: { enabled: false } })
  for (const id of (await connectors()).keys())
    expect(await (await api.as(`/api/connectors/${id}`)).json()).toMatchObject({ test_credentials: [] })
})
