import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll, expect, test } from 'vitest'
import { ensureDefaultConfigs } from '#lib/auth/default-configs.ts'
import { defaultMethods } from '#lib/connectors/index.ts'
import { toPublic } from '#lib/ids.ts'
import { handleSandboxRequest, sandboxFor } from '#lib/sandbox/index.ts'
import { inEnglish } from '#lib/words/in-english.fixture.ts'
import { testDb } from '#server/test-db.ts'
import { deleteAccount } from './delete-account.ts'
import { linkAccount } from './link-account.ts'
import { quietRun, testDeps, testProject, testValuesOf } from './project.fixture.ts'
import { relinkAccount } from './relink-account.ts'
import { restoreAccount } from './restore-account.ts'

// The real network path: production calls go to the sandbox over HTTP on loopback, as with HUB_TEST_ORIGIN.
const server = createServer(getRequestListener(handleSandboxRequest))
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => void server.close())
const testOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const db = await testDb()
const deps = { ...testDeps(db), env: { testOrigin, testsPerHour: 9, httpsProxy: undefined, noProxy: undefined } }

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

test.each(await defaultMethods())(
  'an organisation of $name is known again by its id at the provider',
  async ({ id }) => {
    const { context, projectId } = await testProject(db)
    await ensureDefaultConfigs(db.prisma, await defaultMethods())
    const where = { projectId, connector: id, environment: 'production' }
    const configId = toPublic('cfg', (await db.prisma.config.findFirstOrThrow({ where })).id)
    const links = (await sandboxFor(id)).testCredentials.filter(({ outcome }) => outcome === 'linked')
    const values = { ...links[0]!.values }
    const link = () => linkAccount(deps, context, { attempt: randomUUID(), configId, values }, quietRun())
    const first = await link()
    expect(first).toMatchObject({ ok: true, value: { account: { identity: { id: expect.stringMatching(/./) } } } })
    expect(await link()).toMatchObject({
      problem: { kind: 'already_linked', account: { id: first.ok && first.value.account.id } },
    })
  },
)

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
  expect(inEnglish(await relink('good'))).toMatchObject({
    problem: { kind: 'already_linked', message: expect.stringContaining(`${name} is linked already.`) },
  })
  expect(await db.prisma.linkedAccount.findMany({ where: { projectId }, orderBy: { id: 'asc' } })).toEqual(before)
  expect(await relink('borealis')).toMatchObject({ ok: true, value: { account: { id } } })
})

test('a deleted account does not come back beside one that was linked or edited into its place meanwhile', async () => {
  const { link, context, count } = await productionProject()
  const idOf = (linked: Awaited<ReturnType<typeof link>>) => (linked.ok && linked.value.account.id) || ''
  const [acme, borealis] = [idOf(await link('good')), idOf(await link('borealis'))]
  await deleteAccount(deps, context, acme)
  expect((await restoreAccount(deps, context, acme)).ok).toBe(true)

  await deleteAccount(deps, context, acme)
  const again = idOf(await link('good'))
  expect(await restoreAccount(deps, context, acme)).toMatchObject({
    problem: { kind: 'already_linked', message: expect.stringContaining('meanwhile'), account: { id: again } },
  })
  await deleteAccount(deps, context, borealis)
  const values = await testValuesOf('borealis')
  const input = { id: again, attempt: randomUUID(), values, acceptIdentity: '204417' }
  expect((await relinkAccount(deps, context, input, quietRun())).ok).toBe(true)
  expect(await restoreAccount(deps, context, borealis)).toMatchObject({ problem: { kind: 'already_linked' } })
  expect((await restoreAccount(deps, context, acme)).ok).toBe(true)
  expect(await count()).toBe(3)
})

test('two accounts of one organisation that were so on purpose are so again after an undo', async () => {
  const { link, context } = await productionProject()
  await link('good')
  const second = await link('good', { allowDuplicate: true })
  const id = (second.ok && second.value.account.id) || ''
  await deleteAccount(deps, context, id)
  expect(await restoreAccount(deps, context, id)).toMatchObject({ ok: true, value: { id } })
})

test('another project may link the same organisation', async () => {
  const [one, other] = [await productionProject(), await productionProject()]
  expect((await one.link('good')).ok).toBe(true)
  expect((await other.link('good')).ok).toBe(true)
})

test('one test more than an hour may have is refused with a time; another project and a sandbox are not', async () => {
  const { link, context, projectId, configId, count } = await productionProject()
  expect((await link('wrong_secret')).ok).toBe(false)
  await db.pool.query(`update rate_limits set points = 9 where key like '%' || $1 || '%'`, [projectId])
  const refused = await link('good')
  expect(inEnglish(refused)).toMatchObject({
    problem: { kind: 'too_many_requests', message: expect.stringContaining('9 times'), retryAfter: expect.any(Number) },
  })
  expect(await count()).toBe(0)
  const values = await testValuesOf('good')
  expect((await linkAccount(deps, context, { attempt: randomUUID(), configId, values }, quietRun())).ok).toBe(true)
  expect((await (await productionProject()).link('good')).ok).toBe(true)
})
