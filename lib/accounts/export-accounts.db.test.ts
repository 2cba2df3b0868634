import { expect, test } from 'vitest'
import { csvStream } from '#lib/csv.ts'
import { newId, toPublic } from '#lib/ids.ts'
import { testDb } from '#server/test-db.ts'
import type { AccountFilter } from './account-filter.ts'
import { exportAccounts } from './export-accounts.ts'
import { linkedAccount, type TestProject, testDeps, testProject, testValuesOf } from './project.fixture.ts'

const db = await testDb()
const deps = testDeps(db)

async function fileOf({ context }: TestProject, filter: AccountFilter = {}): Promise<string> {
  const bytes = await new Response(csvStream(exportAccounts(deps, context, filter))).arrayBuffer()
  return Buffer.from(bytes).toString('utf8')
}

test('a file has every account once, the newest first, and begins with what spreadsheets know UTF-8 by', async () => {
  const project = await testProject(db)
  const { projectId } = project
  const config = await db.prisma.config.findFirstOrThrow({ where: { projectId, environment: 'production' } })
  const what = { configId: config.id, provider: 'udemy', authMethod: 'client_credentials', type: 'production' }
  // More than are in memory at a time, all of one moment.
  const data = Array.from({ length: 1_203 }, (_, place) => {
    const owner = { originOwnerId: `cust-${place}`, originOwnerName: 'Glöbex', status: 'active' }
    return { projectId, id: newId(), createdAt: new Date('2026-11-03T09:30:00.123Z'), ...what, ...owner }
  })
  await db.prisma.linkedAccount.createMany({ data })
  const file = await fileOf(project)
  expect(file.startsWith('\uFEFFid,account,')).toBe(true)
  const lines = file.trimEnd().split('\r\n').slice(1)
  expect(lines.map((line) => line.split(',')[0])).toEqual(
    data
      .map(({ id }) => toPublic('acc', id))
      .sort()
      .reverse(),
  )
  expect(lines[0]).toContain('Glöbex')
  expect((await fileOf(project, { ownerIds: ['cust-3', 'cust-900'] })).split('\r\n')).toHaveLength(4)
  expect((await fileOf(project, { status: ['error'] })).split('\r\n')).toHaveLength(2)
  expect((await fileOf(await testProject(db))).split('\r\n')).toHaveLength(2)
})

test('what a customer named as a formula is text, and no secret nor a part of one is in it', async () => {
  const project = await testProject(db)
  for (const label of ['=HYPERLINK("https://evil.example","a")', '+1', '-1', '@SUM(A1)', '\t=1', 'plain, "quoted"'])
    await linkedAccount(deps, project, { label })
  const file = await fileOf(project)
  for (const cell of [
    `"'=HYPERLINK(""https://evil.example"",""a"")"`,
    `"'+1"`,
    `"'-1"`,
    `"'@SUM(A1)"`,
    `"plain, ""quoted"""`,
  ])
    expect(file).toContain(`,${cell},`)
  expect(file).not.toMatch(/(^|,)"?[=+@\t]/m)
  const { clientSecret } = await testValuesOf('good')
  expect(file).not.toContain(clientSecret)
  expect(file).not.toContain(clientSecret!.slice(-4))
})

test('an export stands in the audit log, once and before its first line', async () => {
  const project = await testProject(db)
  const { projectId, context } = project
  const lines = exportAccounts(deps, context, {})
  await lines.next()
  const events = await db.prisma.auditEvent.findMany({ where: { projectId, action: 'accounts.exported' } })
  expect(events).toMatchObject([
    { actorId: context.actor.id, targetType: 'project', targetId: projectId, ip: context.ip },
  ])
  await lines.return(undefined)
})
