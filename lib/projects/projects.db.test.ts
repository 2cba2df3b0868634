import { expect, test } from 'vitest'
import { authenticate } from '#lib/auth/context.ts'
import { auditOf, connectors } from '#lib/auth/installation.fixture.ts'
import { newId, toPublic } from '#lib/ids.ts'
import { asked, testMember, testOwner } from '#lib/people/people.fixture.ts'
import { testSession } from '#lib/sessions/sessions.fixture.ts'
import { createVault, environmentKeyProvider } from '#lib/vault/index.ts'
import { newKey } from '#lib/vault/vault.fixture.ts'
import { testDb } from '#server/test-db.ts'
import { createProject } from './create-project.ts'
import { deleteProject } from './delete-project.ts'
import { editBrand } from './edit-brand.ts'
import { editProject } from './edit-project.ts'
import { clearLogo } from './set-logo.ts'
import { switchProject } from './switch-project.ts'

const db = await testDb()
const forgotten: string[] = []
const { destroy } = createVault({ ...db, keyProvider: environmentKeyProvider({ key: newKey() }) })
const vault = { destroy, forget: (id: string) => void forgotten.push(id) }
const deps = { prisma: db.prisma, connectors, vault }

/** Every table that has a column for the project. */
async function projectTables(): Promise<string[]> {
  const { rows } = await db.pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and column_name = 'project_id' and table_type = 'BASE TABLE' order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** Those of them that have a row of this project. */
async function tablesWith(projectId: string): Promise<string[]> {
  const held = (await projectTables()).map(async (name) => {
    const found = await db.pool.query(`select 1 from ${name} where project_id = $1 limit 1`, [projectId])
    return found.rowCount ? [name] : []
  })
  return (await Promise.all(held)).flat()
}

/** One row in every table that has a column for the project, of whatever its columns take. */
async function fillTables(projectId: string, personId: string) {
  const { prisma } = db
  await testSession(db, projectId)
  await prisma.invitation.create({
    data: {
      ...{ projectId, id: newId(), role: 'viewer', hash: Buffer.from(projectId), invitedBy: personId },
      expiresAt: new Date(Date.now() + 60_000),
    },
  })
  const { id: configId } = await prisma.config.findFirstOrThrow({ where: { projectId } })
  await prisma.linkedAccount.create({
    data: {
      ...{ projectId, id: newId(), configId, provider: 'udemy', authMethod: 'basic', type: 'production' },
      ...{ status: 'active', originOwnerId: 'x', originOwnerName: 'x', sealedValues: Buffer.from('fake') },
    },
  })
  const filled = await tablesWith(projectId)
  for (const table of (await projectTables()).filter((name) => !filled.includes(name))) {
    const { rows } = await db.pool.query<{ name: string; type: string }>(
      `select column_name as name, data_type as type from information_schema.columns
       where table_schema = 'public' and table_name = $1 and is_nullable = 'NO' and column_default is null
       and is_generated = 'NEVER' and is_identity = 'NO' and column_name <> 'project_id'`,
      [table],
    )
    const names = rows.map(({ name }) => `, "${name}"`).join('')
    const values = rows.map(({ type }) => `, ${something[type] ?? `'1'`}`).join('')
    await db.pool.query(`insert into ${table} (project_id${names}) values ('${projectId}'${values})`)
  }
}

const something: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  bytea: `'\\x00'`,
  jsonb: `'{}'`,
  ARRAY: `'{}'`,
  boolean: 'false',
  'timestamp with time zone': 'now()',
}

test('a new project is one’s own, has the default configs, and is what this browser shows', async () => {
  const { personId, projectId, context } = await testOwner(db)
  const made = await createProject(deps, context, '  Beta ')
  if (!made.ok) throw new Error(String(made.problem.message))
  const now = await authenticate(db, { signInId: context.signInId })
  expect(now).toMatchObject({ projectId: made.value.id, role: 'owner', person: { id: personId } })
  expect(await db.prisma.config.count({ where: { projectId: made.value.id } })).toBe(2 * connectors.length)
  expect(await auditOf(db, made.value.id)).toEqual(['person: project.created'])
  expect(await authenticate(db, { signInId: context.signInId, projectId })).toMatchObject({ projectId })
  expect(await createProject(deps, context, '  ')).toMatchObject({ problem: { kind: 'invalid_values' } })
})

test('one switches to projects one belongs to; foreign, absent and malformed ones are not there', async () => {
  const owner = await testOwner(db)
  const guest = await testMember(db, owner.projectId, 'viewer', { alone: false })
  const to = (id: string) => switchProject(deps, guest.context, id)
  expect(await to(toPublic('prj', guest.ownProjectId))).toMatchObject({ ok: true })
  expect(await authenticate(db, { signInId: guest.context.signInId })).toMatchObject({ projectId: guest.ownProjectId })
  const { projectId: foreign } = await testOwner(db)
  const answers = [await to(toPublic('prj', foreign)), await to(toPublic('prj', newId())), await to('x')]
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(answers[0]).toMatchObject({ problem: { kind: 'not_found' } })
})

test('a renamed project is told of in the audit log, without the name', async () => {
  const { projectId, context } = await testOwner(db)
  expect(await editProject(deps, context, { name: ' Acme Learning ' })).toMatchObject({
    value: { name: 'Acme Learning' },
  })
  expect(await db.prisma.auditEvent.findMany({ where: { projectId } })).toMatchObject([
    { action: 'project.renamed', changed: ['name'] },
  ])
  expect(await editProject(deps, context, { name: 'x'.repeat(201) })).toMatchObject({
    problem: { kind: 'invalid_values' },
  })
})

test('whoever changes a project that was deleted a moment ago is told so', async () => {
  const owner = await testOwner(db)
  const made = await createProject(deps, owner.context, 'Doomed')
  if (!made.ok) throw new Error('refused')
  const context = { ...owner.context, projectId: made.value.id }
  await deleteProject(deps, context, 'Doomed')
  for (const answer of [
    await editProject(deps, context, { name: 'Late' }),
    await editBrand(deps, context, { whitelabel: true }),
    await clearLogo(deps, context),
  ])
    expect(answer).toMatchObject({ problem: { kind: 'not_found' } })
  expect(await auditOf(db, context.projectId)).toEqual([])
})

test('a deleted project leaves no row, no data key and nobody signed in to it; the log of the next one tells', async () => {
  const owner = await testOwner(db)
  const made = await createProject(deps, owner.context, 'Doomed')
  if (!made.ok) throw new Error(String(made.problem.message))
  const projectId = made.value.id
  const context = { ...owner.context, projectId }
  const viewer = await testMember(db, projectId, 'viewer')
  const guest = await testMember(db, projectId, 'admin', { alone: false })
  await fillTables(projectId, owner.personId)
  expect(await tablesWith(projectId)).toEqual(await projectTables())

  const misspelt = await deleteProject(deps, context, 'Domed')
  expect(misspelt).toMatchObject({ problem: { fields: { name: expect.stringContaining('Doomed') } } })
  expect(forgotten).not.toContain(projectId)
  expect(await deleteProject(deps, context, 'Doomed')).toEqual({ ok: true, value: undefined })

  expect(await tablesWith(projectId)).toEqual([])
  expect(await db.prisma.project.findUnique({ where: { id: projectId } })).toBeNull()
  expect(forgotten).toContain(projectId)
  expect(await authenticate(db, { signInId: viewer.context.signInId })).toBeUndefined()
  expect(await authenticate(db, { signInId: guest.context.signInId })).toMatchObject({ projectId: guest.ownProjectId })
  expect(await authenticate(db, { signInId: owner.context.signInId })).toMatchObject({ projectId: owner.projectId })
  expect(await auditOf(db, owner.projectId)).toEqual(['person: project.deleted'])
})

test('the only project of whoever asks stays', async () => {
  const { projectId, context } = await testOwner(db)
  expect(await deleteProject(deps, context, 'Acme')).toMatchObject({ problem: { kind: 'only_project' } })
  expect(await db.prisma.project.findUnique({ where: { id: projectId } })).not.toBeNull()
})

test('of two owners who delete each one of the last two projects at once, one is refused', async () => {
  const one = await testOwner(db)
  const made = await createProject(deps, one.context, 'Acme')
  if (!made.ok) throw new Error(String(made.problem.message))
  const contexts = [one.context, await asked(db, one, 'owner', made.value.id)]
  const done = await Promise.all(contexts.map((context) => deleteProject(deps, context, 'Acme')))
  expect(done.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(await db.prisma.membership.count({ where: { personId: one.personId } })).toBe(1)
})

test('of two owners who delete the same project at once, the second is told that it is gone', async () => {
  const one = await testOwner(db)
  const two = await testMember(db, one.projectId, 'owner', { alone: false })
  await db.prisma.membership.create({
    data: { projectId: (await testOwner(db)).projectId, personId: one.personId, role: 'owner' },
  })
  const done = await Promise.all([one, two].map(({ context }) => deleteProject(deps, context, 'Acme')))
  expect(done.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(done.find(({ ok }) => !ok)).toMatchObject({ problem: { kind: 'not_found' } })
})

test('an owner whose role was taken away a moment ago deletes nothing', async () => {
  const owner = await testOwner(db)
  const two = await testMember(db, owner.projectId, 'owner', { alone: false })
  await db.prisma.membership.updateMany({
    where: { personId: two.personId, projectId: owner.projectId },
    data: { role: 'admin' },
  })
  expect(await deleteProject(deps, two.context, 'Acme')).toMatchObject({ problem: { kind: 'not_allowed' } })
  expect(await db.prisma.project.findUnique({ where: { id: owner.projectId } })).not.toBeNull()
})
