import { expect, test } from 'vitest'
import { accountWorkers } from '#lib/accounts/index.ts'
import { linkedAccount, testDeps, testProject } from '#lib/accounts/project.fixture.ts'
import { ensureDefaultConfigs } from '#lib/auth/default-configs.ts'
import { newId, toPublic } from '#lib/ids.ts'
import { testDb } from '#server/test-db.ts'
import { projectWithJobs as projectOf } from './configs.fixture.ts'
import { type createConfig, deleteConfig, editConfig } from './index.ts'

const db = await testDb()
const deps = testDeps(db)
const projectWithJobs = () => projectOf(db)

const idOf = (made: Awaited<ReturnType<typeof createConfig>>) => {
  if (!made.ok) throw new Error(JSON.stringify(made.problem))
  return made.value.id
}
const auditOf = async (projectId: string) =>
  (await db.prisma.auditEvent.findMany({ where: { projectId }, orderBy: { id: 'asc' } })).map(({ action }) => action)

test('a connector has several configs of one environment, one of them the default, which comes first', async () => {
  const { create, configs, edit } = await projectWithJobs()
  const eu = await create({ name: '  EU   tenant ' })
  expect(eu).toMatchObject({ value: { name: 'EU tenant', is_default: false, enabled: true, account_count: 0 } })
  const names = async () =>
    (await configs()).filter(({ environment }) => environment === 'production').map(({ name }) => name)
  expect(await names()).toEqual(['Udemy Business', 'EU tenant'])
  expect(await edit({ id: idOf(eu), isDefault: true, name: 'EU' })).toMatchObject({
    value: { name: 'EU', is_default: true },
  })
  expect(await names()).toEqual(['EU', 'Udemy Business'])
  expect((await configs()).filter(({ is_default }) => is_default)).toHaveLength(2)
})

test('what cannot be is told at its entry', async () => {
  const { create, configs, edit, productionConfigId: id } = await projectWithJobs()
  for (const name of ['', '  ', 'udemy business'])
    expect(await create({ name })).toMatchObject({
      problem: { kind: 'invalid_values', fields: { name: expect.any(String) } },
    })
  expect(await create({ authMethod: 'constructor' })).toMatchObject({
    problem: { fields: { auth_method: expect.stringContaining('client_credentials') } },
  })
  expect(await create({ connector: 'nothing' })).toMatchObject({ problem: { kind: 'not_found' } })
  const other = idOf(await create())
  expect(await edit({ id: other, name: 'Udemy Business' })).toMatchObject({
    problem: { fields: { name: expect.any(String) } },
  })
  expect(await edit({ id, isDefault: false })).toMatchObject({
    problem: { fields: { is_default: expect.any(String) } },
  })
  await edit({ id: other, enabled: false })
  expect(await edit({ id: other, isDefault: true })).toMatchObject({
    problem: { fields: { is_default: expect.stringContaining('disabled') } },
  })
  expect((await configs()).map(({ name }) => name)).toEqual(['Udemy Business', 'EU', 'Udemy Business sandbox'])
})

test('many of one name at once make one, and many defaults at once leave one', async () => {
  const { create, configs } = await projectWithJobs()
  const made = await Promise.all(Array.from({ length: 8 }, () => create()))
  expect(made.filter(({ ok }) => ok)).toHaveLength(1)
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => create({ name, isDefault: true })))
  const production = (await configs()).filter(({ environment }) => environment === 'production')
  expect(production.filter(({ is_default }) => is_default)).toHaveLength(1)
  expect(production).toHaveLength(6)
})

test('the job stands in the transaction of the change: nothing is queued when nothing is saved', async () => {
  const project = await testProject(db)
  const jobs = {
    send: async () => {
      throw new Error('fake: the queue is away')
    },
  }
  await expect(editConfig({ db, jobs }, project.context, { id: project.configId, enabled: false })).rejects.toThrow(
    'fake',
  )
  expect(await db.prisma.config.count({ where: { projectId: project.projectId, enabled: true } })).toBe(2)
  expect(accountWorkers(db).map(({ queue }) => queue)).toContain('configs.apply')
})

test('a config is deleted once no account uses it, and its default passes on', async () => {
  const project = await projectWithJobs()
  const { projectId, context, configs, create, productionConfigId, configId } = project
  const eu = idOf(await create({ isDefault: true }))
  expect(await deleteConfig({ db }, context, eu)).toMatchObject({ ok: true })
  expect(await deleteConfig({ db }, context, eu)).toMatchObject({ problem: { kind: 'not_found' } })
  expect((await configs()).map(({ is_default }) => is_default)).toEqual([true, true])
  await linkedAccount(deps, project)
  expect(await deleteConfig({ db }, context, configId)).toMatchObject({
    problem: { kind: 'config_needed', message: expect.stringContaining('One account uses') },
  })
  await db.prisma.linkedAccount.deleteMany({ where: { projectId } })
  expect(await deleteConfig({ db }, context, configId)).toMatchObject({ ok: true })
  expect(await deleteConfig({ db }, context, productionConfigId)).toMatchObject({
    problem: { kind: 'config_needed', next: 'Disable it instead.' },
  })
  expect(await auditOf(projectId)).toEqual(expect.arrayContaining(['config.created', 'config.deleted']))
})

test('another project’s config, an absent and a malformed one are not found', async () => {
  const [mine, other] = [await projectWithJobs(), await testProject(db)]
  for (const id of [other.configId, toPublic('cfg', newId()), '{}']) {
    expect(await mine.edit({ id, enabled: false })).toMatchObject({ problem: { kind: 'not_found' } })
    expect(await deleteConfig({ db }, mine.context, id)).toMatchObject({ problem: { kind: 'not_found' } })
  }
  expect(mine.queued).toEqual([])
})

test('where none is the default, the oldest becomes it', async () => {
  const { projectId, create, configs } = await projectWithJobs()
  await create()
  await db.prisma.config.updateMany({ where: { projectId }, data: { isDefault: false } })
  for (const _ of [1, 2]) await ensureDefaultConfigs(db.prisma, [])
  expect((await configs()).filter(({ is_default }) => is_default).map(({ name }) => name)).toEqual([
    'Udemy Business',
    'Udemy Business sandbox',
  ])
})
