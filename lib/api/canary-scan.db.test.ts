import { expect, test } from 'vitest'
import { connectors } from '#lib/registry.ts'
import { testApi } from './api.fixture.ts'
import { canary } from './canary.fixture.ts'
import { walkBulk } from './canary-bulk.fixture.ts'
import { walkCustomers } from './canary-customers.fixture.ts'
import { walkLinking } from './canary-linking.fixture.ts'
import { walkMembers } from './canary-people.fixture.ts'
import { canaryProvider } from './canary-provider.fixture.ts'
import { anybodysSteps, walkFailures, walkPeople } from './canary-steps.fixture.ts'
import { startWalk } from './canary-walk.fixture.ts'
import { walkWebhooks } from './canary-webhooks.fixture.ts'
import type { ConnectorSummary } from './contract.ts'

// Walks every route of the API with secrets that are easy to recognise, lets providers say them back in every way, and
// then looks for them in all that was kept, answered or printed. A new connector is walked by itself, and so is how a
// new route refuses. How it succeeds is one more step in a canary-….fixture.ts: until then this test names the route.
// The browser tests look for what people type in the product's own files and pages: e2e/leaks.ts.

test('no secret stands in a table, an answer or a log line, in whatever alphabet', { timeout: 240_000 }, async () => {
  const provider = await canaryProvider()
  const apiKey = canary('ApiKey', ['key-%2B', '+/="\\'])
  const env = {
    HUB_ENV: 'test',
    HUB_TEST_ORIGIN: provider.origin,
    HUB_TESTS_PER_HOUR: '999999',
    HUB_API_KEY: apiKey.value,
    HUB_PRIVATE_WEBHOOKS: '127.0.0.1',
  }
  const api = await testApi({ env })
  const walk = await startWalk(api)
  walk.secrets.push(apiKey)

  const cookie = await walkPeople(walk, apiKey.value)
  const scene = { api, walk, provider, cookie, apiKey: apiKey.value }
  const catalogue = await walk.send('GET', '/api/connectors', { headers: { cookie } })
  for (const { id, configs } of (catalogue.json as { data: ConnectorSummary[] }).data) {
    const connector = (await connectors()).get(id)!
    const idOf = (wanted: string) => configs.find(({ environment }) => environment === wanted)!.id
    const method = configs.find(({ environment }) => environment === 'production')!.auth_method
    for (const authMethod of Object.keys(connector.auth)) {
      await api.db.prisma.config.updateMany({ where: { connector: id }, data: { authMethod } })
      const ids = { production: idOf('production'), sandbox: idOf('sandbox') }
      await walkLinking(scene, { id, connector, authMethod, configs: ids })
      await walkBulk(scene, { id })
      await walkCustomers(scene, { id, connector, authMethod, configs: ids })
    }
    await api.db.prisma.config.updateMany({ where: { connector: id }, data: { authMethod: method } })
  }
  walk.secrets.push(...provider.state.tokens)
  await walkWebhooks(scene)
  await walkMembers(scene)
  await anybodysSteps(scene)
  await walkFailures(scene)
  await walk.lookAtTables()

  expect(walk.notWalked('success'), 'routes that no step of the walk has passed').toEqual([])
  expect(walk.notWalked('failure').filter((route) => !neverFails.includes(route))).toEqual([])
  expect(walk.leaks()).toEqual([])
})

/** Routes that answer everybody, whatever they send. */
const neverFails = ['GET /api/openapi.json', 'GET /api/setup', 'POST /api/sign-out']
