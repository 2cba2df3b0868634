import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { linkAccount } from '#lib/accounts/link-account.ts'
import { linkedAccount, quietRun, testDeps, testValuesOf } from '#lib/accounts/project.fixture.ts'
import { relinkAccount } from '#lib/accounts/relink-account.ts'
import { openValues, sealValues } from '#lib/accounts/sealed-values.ts'
import { fromPublic, newId, toPublic } from '#lib/ids.ts'
import { testOwner } from '#lib/people/people.fixture.ts'
import { createProject, deleteProject } from '#lib/projects/index.ts'
import { inEnglish } from '#lib/words/in-english.fixture.ts'
import { testDb } from '#server/test-db.ts'
import { someoneWaits } from './vault.fixture.ts'

const db = await testDb()
const deps = testDeps(db)
const connectors = [{ id: 'udemy', name: 'Udemy Business', authMethod: 'client_credentials' }]

/** Somebody's second project, with the sandbox config of Udemy. */
async function doomed() {
  const owner = await testOwner(db)
  const made = await createProject({ ...db, connectors }, owner.context, 'Doomed')
  if (!made.ok) throw new Error(String(made.problem.message))
  const { id: projectId } = made.value
  const context = { ...owner.context, projectId }
  const configs = await db.prisma.config.findMany({ where: { projectId } })
  const configId = toPublic('cfg', configs.find(({ environment }) => environment === 'sandbox')!.id)
  const end = (vault = deps.vault) => deleteProject({ ...db, vault }, context, 'Doomed')
  return { projectId, context, configId, productionConfigId: '', end }
}

const leftOf = async (projectId: string) => ({
  keys: await db.prisma.dataKey.count({ where: { projectId } }),
  accounts: await db.prisma.linkedAccount.count({ where: { projectId } }),
  audit: await db.prisma.auditEvent.count({ where: { projectId } }),
})
const nothing = { keys: 0, accounts: 0, audit: 0 }

test('a record of a deleted project that is put back from a backup opens nowhere', async () => {
  const { end, ...project } = await doomed()
  const { projectId } = project
  const account = await linkedAccount(deps, project)
  const [row, backup] = await Promise.all([
    db.prisma.project.findUniqueOrThrow({ where: { id: projectId } }),
    db.prisma.linkedAccount.findFirstOrThrow({ where: { projectId, id: fromPublic('acc', account.id)! } }),
  ])
  expect(await openValues(deps.vault, backup)).toHaveProperty('clientSecret')

  expect(await end()).toMatchObject({ ok: true })
  expect(await leftOf(projectId)).toEqual(nothing)
  await expect(openValues(deps.vault, backup)).rejects.toMatchObject({ code: 'unknown_key' })
  // Not even where the project is back and has a first data key again.
  await db.prisma.project.create({ data: row })
  await db.prisma.$transaction((tx) => sealValues(deps.vault, tx, { projectId, id: newId() }, { clientSecret: 'fake' }))
  await expect(openValues(deps.vault, backup)).rejects.toMatchObject({ code: 'auth' })
})

/** Whatever is `held` stands still after its work, until `go`. */
function standstill() {
  const [reached, free] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const held =
    <Given extends unknown[], Value>(work: (...given: Given) => Promise<Value>) =>
    async (...given: Given) => {
      const value = await work(...given)
      reached.resolve()
      await free.promise
      return value
    }
  return { held, reached: reached.promise, go: free.resolve }
}

test('what is linked or edited while the project is being deleted is refused and leaves no key and no account', async () => {
  const { end, ...project } = await doomed()
  const { projectId, context, configId } = project
  const [values, { id }] = [await testValuesOf('good'), await linkedAccount(deps, project)]
  const { held, reached, go } = standstill()
  const ended = end({ ...deps.vault, destroy: held(deps.vault.destroy) })
  await reached
  const linked = linkAccount(deps, context, { attempt: randomUUID(), configId, values }, quietRun())
  const edited = relinkAccount(deps, context, { id, attempt: randomUUID(), values }, quietRun())
  await someoneWaits(db.prisma, 2)
  go()
  expect(await ended).toMatchObject({ ok: true })
  for (const refused of [await linked, await edited])
    expect(inEnglish(refused)).toMatchObject({
      problem: { kind: 'not_found', message: expect.stringContaining('was deleted') },
    })
  expect(await leftOf(projectId)).toEqual(nothing)
})

test('an account that is being stored is waited for and erased with its project', async () => {
  const { end, projectId, context, configId } = await doomed()
  const { held, reached, go } = standstill()
  const late = { ...deps, vault: { ...deps.vault, seal: held(deps.vault.seal) } }
  const values = await testValuesOf('good')
  const linked = linkAccount(late, context, { attempt: randomUUID(), configId, values }, quietRun())
  await reached
  const ended = end()
  await someoneWaits(db.prisma)
  go()
  expect(await linked).toMatchObject({ ok: true })
  expect(await ended).toMatchObject({ ok: true })
  expect(await leftOf(projectId)).toEqual(nothing)
})
