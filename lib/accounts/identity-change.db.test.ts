import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { inEnglish } from '#lib/words/in-english.fixture.ts'
import { testDb } from '#server/test-db.ts'
import { linkedAccount, quietRun, rowOf, testDeps, testProject, testValuesOf } from './project.fixture.ts'
import { relinkAccount } from './relink-account.ts'

const db = await testDb()
const deps = testDeps(db)

async function acmeAccount() {
  const project = await testProject(db)
  const { id } = await linkedAccount(deps, project, { label: 'Learning EU' })
  const edit = async (key: string, acceptIdentity?: string) => {
    const input = { id, attempt: randomUUID(), values: await testValuesOf(key), acceptIdentity }
    return relinkAccount(deps, project.context, input, quietRun())
  }
  const actions = async () => {
    const where = { projectId: project.projectId }
    const lines = await db.prisma.auditEvent.findMany({ where, orderBy: { id: 'asc' } })
    return lines.map(({ action }) => action)
  }
  return { project, id, edit, actions }
}

test('another organisation’s credentials are refused by name, and nothing is stored', async () => {
  const { project, id, edit, actions } = await acmeAccount()
  const before = await rowOf(deps, project, id)
  expect(inEnglish(await edit('borealis'))).toMatchObject({
    ok: false,
    problem: {
      kind: 'identity_changed',
      message:
        'These credentials are right, but belong to borealis.udemy.com, not to acme.udemy.com. Nothing was stored.',
      identity: { id: '204417', name: 'borealis.udemy.com' },
    },
  })
  expect(await rowOf(deps, project, id)).toEqual(before)
  expect(await actions()).toEqual(['account.linked'])
})

test('the change is made when that very organisation is accepted, and the audit log says so', async () => {
  const { project, id, edit, actions } = await acmeAccount()
  expect(await edit('borealis', '100028')).toMatchObject({ problem: { kind: 'identity_changed' } })
  expect(await edit('borealis', '204417')).toMatchObject({
    ok: true,
    value: { account: { id, label: 'Learning EU', identity: { id: '204417', name: 'borealis.udemy.com' } } },
  })
  expect(await rowOf(deps, project, id)).toMatchObject({ identityId: '204417', version: 2 })
  expect(await actions()).toEqual(['account.linked', 'account.rotated', 'account.identity_changed'])
})

test('the same organisation again, and an account whose organisation was not known, are not asked about', async () => {
  const { project, id, edit, actions } = await acmeAccount()
  expect((await edit('good')).ok).toBe(true)
  await db.prisma.linkedAccount.updateMany({ where: { projectId: project.projectId }, data: { identityId: null } })
  expect((await edit('borealis')).ok).toBe(true)
  expect(await actions()).not.toContain('account.identity_changed')
  expect(await rowOf(deps, project, id)).toMatchObject({ identityId: '204417' })
})

test('two organisations of one name are told apart by their ids', async () => {
  const { project, edit } = await acmeAccount()
  await db.prisma.linkedAccount.updateMany({ where: { projectId: project.projectId }, data: { identityId: '7' } })
  expect(inEnglish(await edit('good'))).toMatchObject({
    problem: { message: expect.stringContaining('belong to acme.udemy.com (100028), not to acme.udemy.com (7).') },
  })
})
