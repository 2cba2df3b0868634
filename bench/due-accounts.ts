import { splitValues } from '#lib/accounts/read-values.ts'
import { sealValues } from '#lib/accounts/sealed-values.ts'
import { createDefaultConfigs } from '#lib/auth/default-configs.ts'
import { defaultMethods } from '#lib/connectors/index.ts'
import type { Db } from '#lib/db.ts'
import { newId } from '#lib/ids.ts'
import { connectors } from '#lib/registry.ts'
import { sandboxFor } from '#lib/sandbox/index.ts'
import type { Vault } from '#lib/vault/index.ts'
import type { Config } from '#prisma/generated/client.ts'

const BATCH = 500

/** Accounts that have their turn first, and credentials that work; the others wait longer than anybody measures. */
const FIRST = 900

/** Makes a project with so many accounts over all its configs, all of them due. Gives its id. */
export async function addDueAccounts({ db, vault }: { db: Db; vault: Vault }, count: number): Promise<string> {
  const projectId = newId()
  await db.prisma.project.create({ data: { id: projectId, name: 'Ten thousand' } })
  await createDefaultConfigs(db.prisma, projectId, await defaultMethods())
  const configs = await db.prisma.config.findMany({ where: { projectId } })
  for (let first = 0; first < count; first += BATCH) {
    await db.prisma.$transaction(
      async (tx) => {
        const data = []
        for (let n = first; n < Math.min(first + BATCH, count); n++) {
          const config = configs[n % configs.length]!
          const id = newId()
          const { sealed, clear } = await valuesFor(config)
          const sealedValues = n < FIRST ? await sealValues(vault, tx, { projectId, id }, sealed) : null
          const { connector: provider, authMethod } = config
          const owner = { originOwnerId: `cust-${n}`, originOwnerName: `Customer ${n}` }
          const due = { status: 'active', nextCheckAt: new Date(Date.now() - 600_000 + n) }
          const own = { projectId, id, configId: config.id, provider, authMethod, type: 'test' }
          data.push({ ...own, ...owner, ...due, publicValues: clear, sealedValues })
        }
        await tx.linkedAccount.createMany({ data })
      },
      { timeout: 60_000 },
    )
  }
  return projectId
}

async function valuesFor({ connector: id }: Config) {
  const connector = (await connectors()).get(id)!
  const { testCredentials } = await sandboxFor(id)
  return splitValues(connector, testCredentials.find(({ outcome }) => outcome === 'linked')!.values)
}
