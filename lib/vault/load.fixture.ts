import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import type { AccountDeps } from '#lib/accounts/account-deps.ts'
import { linkedAccount, quietRun, type TestProject, testDeps, testValuesOf } from '#lib/accounts/project.fixture.ts'
import { relinkAccount } from '#lib/accounts/relink-account.ts'
import { openValues, sealValues } from '#lib/accounts/sealed-values.ts'
import type { Db } from '#lib/db.ts'
import { fromPublic } from '#lib/ids.ts'
import type { KeyProvider } from './key-provider.ts'
import { createVault } from './vault.ts'

/** People think now and then; without it the load takes the whole machine from what it is to test. */
const breathe = () => sleep(2)

/** For `expect.poll` on a busy machine. */
export const slowly = { timeout: 30_000, interval: 20 }

/** The verbs' dependencies as another process of the product has them: its own memory of keys. */
export const processOf = (db: Db, keyProvider: KeyProvider): AccountDeps => ({
  ...testDeps(db),
  vault: createVault({ prisma: db.prisma, keyProvider }),
})

/** What the accounts of a project must hold, by row id. */
export type Expected = Map<string, unknown>

/** Opens every account of the projects and compares it with what was stored last. */
export async function expectAll(db: Db, keyProvider: KeyProvider, expected: Expected): Promise<void> {
  const { vault } = processOf(db, keyProvider)
  const rows = await db.prisma.linkedAccount.findMany()
  const found = new Map<string, unknown>()
  for (const row of rows) found.set(row.id, await openValues(vault, row))
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected))
}

/** Stores unheard-of values under an account, as an edit does, and gives them. */
export async function store({ db, vault }: AccountDeps, projectId: string, id: string) {
  const values = { clientId: 'fake-id', clientSecret: `fake-${randomUUID()}` }
  await db.prisma.$transaction(async (tx) => {
    const sealedValues = await sealValues(vault, tx, { projectId, id }, values)
    await tx.linkedAccount.update({ where: { projectId_id: { projectId, id } }, data: { sealedValues } })
  })
  return values
}

/**
 * People at work in several processes: they link, edit and open until `stop`, which gives what all accounts must hold
 * now. Whatever fails, fails `stop`.
 */
export function startLoad(processes: AccountDeps[], projects: TestProject[]) {
  const expected: Expected = new Map()
  const done = { linked: 0, edited: 0, opened: 0 }
  let isOver = false

  async function work(deps: AccountDeps, project: TestProject): Promise<void> {
    const { projectId, context } = project
    const { clientId, clientSecret } = await testValuesOf('good')
    while (!isOver) {
      const account = await linkedAccount(deps, project)
      const id = fromPublic('acc', account.id)!
      expected.set(id, { clientId, clientSecret })
      done.linked++
      const input = { id: account.id, attempt: randomUUID(), values: await testValuesOf('good') }
      const edited = await relinkAccount(deps, context, input, quietRun())
      expect(edited.ok).toBe(true)
      for (let edits = 0; edits < 3; edits++) {
        expected.set(id, await store(deps, projectId, id))
        done.edited++
      }
      await breathe()
    }
  }

  async function read(deps: AccountDeps): Promise<void> {
    while (!isOver) {
      for (const row of await deps.db.prisma.linkedAccount.findMany({ orderBy: { id: 'desc' }, take: 20 })) {
        expect(await openValues(deps.vault, row)).toHaveProperty('clientSecret')
        done.opened++
      }
      await breathe()
    }
  }

  const workers = processes.flatMap((deps) => [...projects.map((project) => work(deps, project)), read(deps)])
  const all = Promise.all(workers)
  all.catch(() => {
    isOver = true
  })
  return {
    done,
    stop: async (): Promise<Expected> => {
      isOver = true
      await all
      return expected
    },
  }
}
