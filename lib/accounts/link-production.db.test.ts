import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll, expect, test } from 'vitest'
import { handleSandboxRequest } from '#lib/sandbox/index.ts'
import { testDb } from '#server/test-db.ts'
import { linkAccount } from './link-account.ts'
import { quietRun, testDeps, testProject, testValuesOf } from './test-project.ts'

// The real network path: production calls go to the sandbox over HTTP on loopback, as with HUB_TEST_ORIGIN.
const server = createServer(getRequestListener(handleSandboxRequest))
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => void server.close())
const testOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const db = await testDb()
const deps = { ...testDeps(db), env: { testOrigin, httpsProxy: undefined, noProxy: undefined } }

async function productionProject() {
  const project = await testProject(db)
  const link = async (key: string, more: { allowDuplicate?: boolean } = {}) => {
    const input = {
      attempt: randomUUID(),
      configId: project.productionConfigId,
      values: await testValuesOf(key),
      ...more,
    }
    return linkAccount(deps, project.context, input, quietRun())
  }
  const count = () => db.prisma.linkedAccount.count({ where: { projectId: project.projectId } })
  return { ...project, link, count }
}

test('a production config asks over the network and links an account of type production', async () => {
  const { link } = await productionProject()
  expect(await link('good')).toMatchObject({
    ok: true,
    value: { account: { type: 'production', config: { environment: 'production' } } },
  })
})

test('the same organisation is not linked twice by accident, but on purpose', async () => {
  const { link, count } = await productionProject()
  const first = await link('good')
  const twin = await link('good')
  expect(twin).toMatchObject({
    ok: false,
    problem: { kind: 'already_linked', account: { id: first.ok && first.value.account.id } },
  })
  expect(await count()).toBe(1)
  expect((await link('borealis')).ok).toBe(true)
  expect((await link('good', { allowDuplicate: true })).ok).toBe(true)
  expect(await count()).toBe(3)
})

test('another project may link the same organisation', async () => {
  const [one, other] = [await productionProject(), await productionProject()]
  expect((await one.link('good')).ok).toBe(true)
  expect((await other.link('good')).ok).toBe(true)
})

test('the sixty-first test within an hour is refused with a time; another project and a sandbox are not', async () => {
  const { link, context, projectId, configId, count } = await productionProject()
  expect((await link('wrong_secret')).ok).toBe(false)
  await db.pool.query(`update rate_limits set points = 60 where key like '%' || $1 || '%'`, [projectId])
  const refused = await link('good')
  expect(refused).toMatchObject({ ok: false, problem: { kind: 'too_many_requests', retryAfter: expect.any(Number) } })
  expect(await count()).toBe(0)
  const values = await testValuesOf('good')
  expect((await linkAccount(deps, context, { attempt: randomUUID(), configId, values }, quietRun())).ok).toBe(true)
  expect((await (await productionProject()).link('good')).ok).toBe(true)
})
