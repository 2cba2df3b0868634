import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll, expect, test } from 'vitest'
import { handleSandboxRequest } from '#lib/sandbox/index.ts'
import { testDb } from '#server/test-db.ts'
import { linkAccount } from './link-account.ts'
import { quietRun, testDeps, testProject, testValuesOf } from './project.fixture.ts'
import { relinkAccount } from './relink-account.ts'

// The real network path: production calls go to the sandbox over HTTP on loopback, as with HUB_TEST_ORIGIN.
const server = createServer(getRequestListener(handleSandboxRequest))
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => void server.close())
const testOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const db = await testDb()
const deps = { ...testDeps(db), env: { testOrigin, testsPerHour: 7, httpsProxy: undefined, noProxy: undefined } }

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

test('several tabs that link the same organisation at once make one account', async () => {
  const { context, productionConfigId: configId, count } = await productionProject()
  const values = await testValuesOf('good')
  const { promise: allProven, resolve } = Promise.withResolvers<void>()
  let proven = 0
  const seal: typeof deps.vault.seal = async (...given) => {
    if (++proven === 6) resolve()
    await allProven
    return deps.vault.seal(...given)
  }
  const tab = () =>
    linkAccount(
      { ...deps, vault: { ...deps.vault, seal } },
      context,
      { attempt: randomUUID(), configId, values },
      quietRun(),
    )
  const ends = await Promise.all(Array.from({ length: 6 }, tab))
  const kinds = ends.map((end) => (end.ok ? 'linked' : end.problem.kind))
  expect(kinds.sort()).toEqual([...Array(5).fill('already_linked'), 'linked'])
  expect(await count()).toBe(1)
})

test('an account is not edited into the twin of another one, and stays as it was', async () => {
  const { link, context, projectId } = await productionProject()
  const [acme, borealis] = [await link('good'), await link('borealis')]
  const id = (borealis.ok && borealis.value.account.id) || ''
  const before = await db.prisma.linkedAccount.findMany({ where: { projectId }, orderBy: { id: 'asc' } })
  const relink = async (key: string) =>
    relinkAccount(deps, context, { id, attempt: randomUUID(), values: await testValuesOf(key) }, quietRun())
  const name = acme.ok && acme.value.account.display_name
  expect(await relink('good')).toMatchObject({
    problem: { kind: 'already_linked', message: expect.stringContaining(`as ${name}.`) },
  })
  expect(await db.prisma.linkedAccount.findMany({ where: { projectId }, orderBy: { id: 'asc' } })).toEqual(before)
  expect(await relink('borealis')).toMatchObject({ ok: true, value: { account: { id } } })
})

test('another project may link the same organisation', async () => {
  const [one, other] = [await productionProject(), await productionProject()]
  expect((await one.link('good')).ok).toBe(true)
  expect((await other.link('good')).ok).toBe(true)
})

test('one test more than an hour may have is refused with a time; another project and a sandbox are not', async () => {
  const { link, context, projectId, configId, count } = await productionProject()
  expect((await link('wrong_secret')).ok).toBe(false)
  await db.pool.query(`update rate_limits set points = 7 where key like '%' || $1 || '%'`, [projectId])
  const refused = await link('good')
  expect(refused).toMatchObject({
    problem: { kind: 'too_many_requests', message: expect.stringContaining('7 times'), retryAfter: expect.any(Number) },
  })
  expect(await count()).toBe(0)
  const values = await testValuesOf('good')
  expect((await linkAccount(deps, context, { attempt: randomUUID(), configId, values }, quietRun())).ok).toBe(true)
  expect((await (await productionProject()).link('good')).ok).toBe(true)
})
