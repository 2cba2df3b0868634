import { expect, test } from 'vitest'
import { fromPublic } from '#lib/ids.ts'
import { testDb } from '#server/test-db.ts'
import { deleteAccount } from './delete-account.ts'
import type { Account } from './describe-account.ts'
import { type ListInput, listAccounts } from './list-accounts.ts'
import { linkedAccount, type TestProject, testDeps, testProject, testValuesOf } from './project.fixture.ts'
import { renameAccount } from './rename-account.ts'

const db = await testDb()
const deps = testDeps(db)

async function list({ context }: TestProject, input: Partial<ListInput> = {}) {
  const listed = await listAccounts(deps, context, { pageSize: 25, ...input })
  if (!listed.ok) throw new Error(String(listed.problem.message))
  return listed.value
}

/** An account for each label, in this order; the last is the newest. */
async function projectWith(...labels: string[]) {
  const project = await testProject(db)
  const accounts: Account[] = []
  for (const label of labels)
    accounts.push(await linkedAccount(deps, project, { label, originOwnerId: `owner of ${label}` }))
  return { project, accounts }
}

test('walks every account once, newest first, also those of the same millisecond', async () => {
  const { project } = await projectWith('a', 'b', 'c', 'd', 'e')
  await db.prisma.linkedAccount.updateMany({
    where: { projectId: project.projectId },
    data: { createdAt: new Date('2026-11-03T09:30:00.123Z') },
  })
  const seen: string[] = []
  let next: string | undefined
  do {
    const page = await list(project, { pageSize: 2, ...(next && { next }) })
    expect(page.total).toBe(5)
    seen.push(...page.accounts.map(({ label }) => label!))
    next = page.next
  } while (next)
  expect(seen).toEqual(['e', 'd', 'c', 'b', 'a'])
  // And back again, page by page.
  let page = await list(project, { pageSize: 2, next: (await list(project, { pageSize: 4 })).next! })
  const back = [page.accounts.map(({ label }) => label)]
  while (page.previous) {
    page = await list(project, { pageSize: 2, previous: page.previous })
    back.unshift(page.accounts.map(({ label }) => label))
  }
  expect(back).toEqual([['e', 'd'], ['c', 'b'], ['a']])
  expect((await list(project, { pageSize: 2, next: page.next! })).accounts.map(({ label }) => label)).toEqual([
    'c',
    'b',
  ])
  expect((await list(project, { pageSize: 2, page: 2 })).accounts.map(({ label }) => label)).toEqual(['c', 'b'])
})

test.each([
  ['part of a label', 'OREAL', ['Borealis']],
  ['part of an owner’s id', 'owner of cum', ['Cumulus']],
  ['the provider’s name', 'udemy bus', ['Cumulus', 'Borealis']],
  ['the provider’s own id for it', '100028', ['Cumulus', 'Borealis']],
  ['a part of that id', '0002', ['Cumulus', 'Borealis']],
  ['the provider’s own name for it', 'acme', ['Cumulus', 'Borealis']],
  ['a sign that means something to SQL', '%', []],
  ['an underscore', '_', []],
  ['something that is not there', 'nimbus', []],
])('finds by %s', async (_, search, labels) => {
  const { project } = await projectWith('Borealis', 'Cumulus')
  expect((await list(project, { search })).accounts.map(({ label }) => label)).toEqual(labels)
})

test.each([
  ['accents and capitals, in either', 'Académie Élan', ['acade', 'ACADÉMIE', 'elan', 'émie é']],
  ['letters that a full width has', 'Ｎｉｍｂｕｓ ﬁrst', ['nimbus', 'ｍｂｕ', 'first']],
  ['Cyrillic', 'Ключ к знаниям', ['ключ', 'КЛЮЧ', 'наниям', 'юч']],
  ['Chinese', '日本語アカデミー', ['日本', '本語ア', '語']],
  ['what stands between letters', 'R&D / Learning (EU)', ['r&d', '/ lea', '(eu)', 'd / l']],
  ['signs that mean something to SQL', '100% sure_thing \\o/', ['100%', '% sure', 'sure_thing', '\\o/', '１００％']],
  ['its beginning, where there are one or two letters', 'Zu 4-u', ['z', 'ZU', 'u 4-', '4-u']],
])('finds %s', async (_, label, searches) => {
  const { project } = await projectWith(label, 'Borealis')
  for (const search of searches) {
    const found = await list(project, { search })
    expect([search, found.accounts.map((one) => one.label), found.totalIsExact]).toEqual([search, [label], true])
  }
})

test.each(['4u', '_ure', '1%0', 'bad', '0bad', '\u0301', '\u0301\u0301\u0301', 'realis\nowner', "'; drop table"])(
  'finds nothing by %j, which is neither a part of a text nor a beginning',
  async (search) => {
    const { project } = await projectWith('Zu 4-u', '100% sure_thing', 'ключ', 'Borealis')
    const found = await list(project, { search })
    expect(found.accounts.map(({ label }) => label)).toEqual([])
  },
)

test('finds what an account is called now, and nothing that was deleted', async () => {
  const { project, accounts } = await projectWith('Borealis', 'Cumulus')
  await renameAccount(deps, project.context, { id: accounts[0]!.id, label: 'Stratus' })
  expect((await list(project, { search: 'boreal' })).accounts.map(({ label }) => label)).toEqual(['Stratus'])
  expect((await list(project, { search: 'owner of boreal' })).total).toBe(1)
  expect((await list(project, { search: 'stratus' })).total).toBe(1)
  await deleteAccount(deps, project.context, accounts[0]!.id)
  expect(await list(project, { search: 'stratus' })).toMatchObject({ total: 0, accounts: [], totalIsExact: true })
  expect(await list(project, {})).toMatchObject({ total: 1, counts: { active: 1 } })
})

test('finds by a readable value, in any capitals, and never by a sealed one', async () => {
  const { project } = await projectWith('a')
  const publicValues = { companySubdomain: 'nimbus', organisationId: '31055' }
  await db.prisma.linkedAccount.updateMany({ where: { projectId: project.projectId }, data: { publicValues } })
  for (const search of ['NIMB', '31055']) expect((await list(project, { search })).total, search).toBe(1)
  const { clientSecret } = await testValuesOf('good')
  expect((await list(project, { search: clientSecret!.slice(-4) })).total).toBe(0)
})

test('finds by the whole id, but not another project’s', async () => {
  const [{ project, accounts }, other] = [await projectWith('a', 'b'), await testProject(db)]
  const search = accounts[0]!.id
  expect((await list(project, { search })).accounts.map(({ label }) => label)).toEqual(['a'])
  expect((await list(other, { search })).accounts).toEqual([])
})

test('filters, and counts per status what the other filters leave', async () => {
  const { project, accounts } = await projectWith('a', 'b', 'c')
  const { projectId } = project
  await db.prisma.linkedAccount.updateMany({
    where: { projectId, id: fromPublic('acc', accounts[0]!.id)! },
    data: { status: 'error' },
  })
  const page = await list(project, { status: ['error'] })
  expect(page).toMatchObject({ total: 1, counts: { active: 2, error: 1, suspended: 0 } })
  expect(page.accounts.map(({ label }) => label)).toEqual(['a'])
  expect(await list(project, { type: 'production' })).toMatchObject({ total: 0, counts: { active: 0 } })
  expect(await list(project, { provider: 'udemy', configId: project.configId })).toMatchObject({ total: 3 })
  expect(await list(project, { configId: project.productionConfigId })).toMatchObject({ total: 0 })
  expect(await list(project, { configId: 'cfg_nonsense' })).toMatchObject({ total: 0 })
})

test('a page marker of another make is refused with a sentence', async () => {
  const { context } = await testProject(db)
  for (const next of ['', 'x', '../..', 'zzzzzzzzz.acc_01', '{}']) {
    expect(await listAccounts(deps, context, { pageSize: 5, next })).toMatchObject({
      ok: false,
      problem: { kind: 'invalid_request' },
    })
  }
})

test('a label is given, shown and taken away', async () => {
  const { project, accounts } = await projectWith('a')
  const { id } = accounts[0]!
  expect(await renameAccount(deps, project.context, { id, label: '  Learning EU ' })).toMatchObject({
    value: { label: 'Learning EU', display_name: 'Learning EU' },
  })
  expect(await renameAccount(deps, project.context, { id, label: ' ' })).toMatchObject({ value: { label: null } })
  const other = await testProject(db)
  expect(await renameAccount(deps, other.context, { id, label: 'mine' })).toMatchObject({
    problem: { kind: 'not_found' },
  })
})
