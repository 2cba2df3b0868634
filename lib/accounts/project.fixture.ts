import { randomBytes, randomUUID } from 'node:crypto'
import type { Context } from '#lib/auth/context.ts'
import { createDefaultConfigs } from '#lib/auth/default-configs.ts'
import type { Db } from '#lib/db.ts'
import { fromPublic, newId, toPublic } from '#lib/ids.ts'
import { createLog } from '#lib/log.ts'
import { sandboxFor } from '#lib/sandbox/index.ts'
import { createVault, environmentKeyProvider } from '#lib/vault/index.ts'
import type { AccountDeps } from './account-deps.ts'
import { linkAccount } from './link-account.ts'
import { sealValues } from './sealed-values.ts'
import type { Run } from './test-values.ts'

/** What the verbs need, with the real vault under a key of this run; every line it logs is kept in `lines`. */
export function testDeps(db: Db): AccountDeps & { lines: string[] } {
  const lines: string[] = []
  const keyProvider = environmentKeyProvider({ key: randomBytes(32).toString('base64') })
  const log = createLog({ level: 'debug', readable: false, write: (line) => void lines.push(line) })
  const env = { testOrigin: undefined, testsPerHour: 60, httpsProxy: undefined, noProxy: undefined }
  return { db, vault: createVault({ prisma: db.prisma, keyProvider }), env, log, lines }
}

/** A project with both configs of Udemy, and somebody who may do everything in it. */
export async function testProject({ prisma }: Db) {
  const [projectId, personId] = [newId(), newId()]
  await prisma.project.create({ data: { id: projectId, name: 'Acme Learning' } })
  await createDefaultConfigs(prisma, projectId, [
    { id: 'udemy', name: 'Udemy Business', authMethod: 'client_credentials' },
  ])
  const configs = await prisma.config.findMany({ where: { projectId } })
  const idOf = (environment: string) => configs.find((config) => config.environment === environment)!.id
  const context: Context = {
    projectId,
    actor: { type: 'person', id: personId },
    person: { id: personId, email: 'ada@acme.example', name: 'Ada' },
    role: 'owner',
    ip: '203.0.113.7',
  }
  return {
    projectId,
    context,
    configId: toPublic('cfg', idOf('sandbox')),
    productionConfigId: toPublic('cfg', idOf('production')),
  }
}
export type TestProject = Awaited<ReturnType<typeof testProject>>

/** The values of one set of Udemy's documented test credentials. */
export async function testValuesOf(key: string): Promise<Record<string, string>> {
  const found = (await sandboxFor('udemy')).testCredentials.find((credential) => credential.key === key)
  if (!found) throw new Error(`The sandbox knows no test credentials called ${key}.`)
  return { ...found.values }
}

/** A run that nobody stops and nobody watches. */
export const quietRun = (): Run => ({ report: () => {}, signal: new AbortController().signal })

/** Links an account in the sandbox and gives it. */
export async function linkedAccount(
  deps: AccountDeps,
  { context, configId }: TestProject,
  given: { label?: string; originOwnerId?: string } = {},
) {
  const input = { attempt: randomUUID(), configId, values: await testValuesOf('good'), ...given }
  const done = await linkAccount(deps, context, input, quietRun())
  if (!done.ok) throw new Error(String(done.problem.message))
  return done.value.account
}

/** The row behind an account. */
export async function rowOf({ db }: AccountDeps, { projectId }: TestProject, publicId: string) {
  return db.prisma.linkedAccount.findFirstOrThrow({ where: { projectId, id: fromPublic('acc', publicId)! } })
}

/** Puts other values under an account, as if the provider had stopped accepting the ones that were linked. */
export async function spoil(deps: AccountDeps, project: TestProject, publicId: string, key: string): Promise<void> {
  const { clientId, clientSecret, ...clear } = await testValuesOf(key)
  const row = await rowOf(deps, project, publicId)
  await deps.db.prisma.$transaction(async (tx) => {
    const sealedValues = await sealValues(deps.vault, tx, row, { clientId: clientId!, clientSecret: clientSecret! })
    await tx.linkedAccount.updateMany({
      where: { projectId: row.projectId, id: row.id },
      data: { sealedValues, publicValues: clear },
    })
  })
}
