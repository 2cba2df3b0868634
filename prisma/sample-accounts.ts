import { hintsOf } from '#lib/accounts/hints-of.ts'
import { splitValues } from '#lib/accounts/read-values.ts'
import { sealValues } from '#lib/accounts/sealed-values.ts'
import type { Db } from '#lib/db.ts'
import { type Connector, exampleValues, fieldsFor } from '#lib/define/index.ts'
import { newId } from '#lib/ids.ts'
import { connectors } from '#lib/registry.ts'
import type { Vault } from '#lib/vault/index.ts'
import type { Config, Prisma } from './generated/client.ts'

/** The first accounts: one in every status, as a newcomer may meet them. */
const telling = [
  { status: 'active', owner: 'Acme', label: null },
  {
    status: 'error',
    owner: 'Borealis',
    label: 'Borealis Academy',
    code: 'invalid_credentials',
    reason: 'Udemy did not accept this Client ID and Client Secret.',
  },
  {
    status: 'expired',
    owner: 'Cumulus',
    label: 'Cumulus Learning',
    code: 'expired',
    reason: 'The credentials were valid until yesterday.',
  },
  { status: 'suspended', owner: 'Dune', label: 'Dune Training', code: 'suspended', reason: 'Suspended by hand.' },
  {
    status: 'inactive',
    owner: 'Estuary',
    label: 'Estuary',
    code: 'config_disabled',
    reason: 'Its config was switched off.',
  },
  { status: 'archived', owner: 'Fjord', label: 'Fjord (old)', code: 'archived', reason: 'Archived by hand.' },
] as const

const HOUR = 60 * 60_000
const BATCH = 500
const PREFIX = 'sample-'

/**
 * Fills a project up to `count` sample accounts of its sandbox configs; those that are there are left alone. Values are
 * the connectors' own examples, sealed as linked ones are. Gives how many were made.
 */
export async function addSampleAccounts(
  { db, vault }: { db: Db; vault: Vault },
  projectId: string,
  count: number,
): Promise<number> {
  const configs = await db.prisma.config.findMany({
    where: { projectId, environment: 'sandbox' },
    orderBy: { name: 'asc' },
  })
  const known = await connectors()
  const usable = configs.flatMap((config) => {
    const connector = known.get(config.connector)
    return connector ? [{ config, connector }] : []
  })
  if (usable.length === 0) return 0
  const present = await db.prisma.linkedAccount.count({ where: { projectId, originOwnerId: { startsWith: PREFIX } } })
  for (let first = present; first < count; first += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, count - first) }, (_, offset) => first + offset)
    const data = await Promise.all(
      numbers.map((number) => sampleAccount(vault, projectId, usable[number % usable.length]!, number)),
    )
    await db.prisma.linkedAccount.createMany({ data })
  }
  return Math.max(0, count - present)
}

export const fewest = telling.length

async function sampleAccount(
  vault: Vault,
  projectId: string,
  { config, connector }: { config: Config; connector: Connector },
  number: number,
): Promise<Prisma.LinkedAccountCreateManyInput> {
  const id = newId()
  const { status, owner, label, ...why } = telling[number] ?? filler(number)
  const createdAt = new Date(Date.now() - number * HOUR)
  const { sealed, clear } = splitValues(connector, exampleValues(fieldsFor(connector, config.authMethod)))
  return {
    projectId,
    id,
    configId: config.id,
    provider: config.connector,
    authMethod: config.authMethod,
    type: 'test',
    status,
    statusReasons:
      'code' in why ? [{ code: why.code, description: why.reason, timestamp: createdAt.toISOString() }] : [],
    originOwnerId: `${PREFIX}${String(number + 1).padStart(5, '0')}`,
    originOwnerName: owner,
    label,
    identityId: `sample ${number + 1}`,
    identityName: `${owner.toLowerCase()}.sandbox`,
    publicValues: clear,
    sealedHints: hintsOf(sealed, createdAt),
    sealedValues: await sealValues(vault, { projectId, id }, sealed),
    createdAt,
    updatedAt: createdAt,
    statusSince: createdAt,
    lastCheckedAt: createdAt,
    lastCheck: { passed: !('code' in why), ...('code' in why && { message: why.reason }), steps: [] },
  }
}

const filler = (number: number) => ({
  status: 'active' as const,
  owner: `Customer ${number + 1}`,
  label: `Customer ${number + 1}`,
})
