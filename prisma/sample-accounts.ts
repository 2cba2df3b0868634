import { hintsOf } from '#lib/accounts/hints-of.ts'
import { lastCheckOf } from '#lib/accounts/last-check.ts'
import { splitValues } from '#lib/accounts/read-values.ts'
import { sealValues } from '#lib/accounts/sealed-values.ts'
import type { Db, Tx } from '#lib/db.ts'
import { newId } from '#lib/ids.ts'
import { connectors } from '#lib/registry.ts'
import type { Vault } from '#lib/vault/index.ts'
import type { Prisma } from './generated/client.ts'
import { fillerStory, type SampleStory, sampleStories } from './sample-stories.ts'
import { testSamples } from './sample-tests.ts'

const HOUR = 60 * 60_000
const BATCH = 500
const PREFIX = 'sample-'

/**
 * Fills a project up to `count` sample accounts of its sandbox configs, and at least to one of each story; those that
 * are there are left alone. Gives how many were made.
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
  const tests = await Promise.all(
    configs.flatMap((config) => {
      const connector = known.get(config.connector)
      return connector ? [testSamples(config, connector)] : []
    }),
  )
  const stories = sampleStories(tests)
  if (stories.length === 0) return 0
  const present = await db.prisma.linkedAccount.count({ where: { projectId, originOwnerId: { startsWith: PREFIX } } })
  const wanted = Math.max(count, stories.length)
  for (let first = present; first < wanted; first += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, wanted - first) }, (_, offset) => first + offset)
    await db.prisma.$transaction(async (tx) => {
      const sealed = { tx, vault, projectId }
      const storyOf = (number: number) => stories[number] ?? fillerStory(tests, number)
      const data = await Promise.all(numbers.map((number) => sampleAccount(sealed, storyOf(number), number)))
      await tx.linkedAccount.createMany({ data })
    })
  }
  return Math.max(0, wanted - present)
}

async function sampleAccount(
  { tx, vault, projectId }: { tx: Tx; vault: Vault; projectId: string },
  { test, status, owner, label, reason }: SampleStory,
  number: number,
): Promise<Prisma.LinkedAccountCreateManyInput> {
  const id = newId()
  const { config, connector, values, identity, report } = test
  const createdAt = new Date(Date.now() - number * HOUR)
  const { sealed, clear } = splitValues(connector, values)
  return {
    projectId,
    id,
    configId: config.id,
    provider: config.connector,
    authMethod: config.authMethod,
    type: 'test',
    status,
    statusReasons: reason ? [{ ...reason, timestamp: createdAt.toISOString() }] : [],
    originOwnerId: `${PREFIX}${String(number + 1).padStart(5, '0')}`,
    originOwnerName: owner,
    label,
    identityId: identity.id,
    identityName: identity.name,
    publicValues: clear,
    sealedHints: hintsOf(sealed, createdAt),
    sealedValues: await sealValues(vault, tx, { projectId, id }, sealed),
    createdAt,
    updatedAt: createdAt,
    statusSince: createdAt,
    lastCheckedAt: createdAt,
    lastCheck: lastCheckOf(report) as Prisma.InputJsonValue,
  }
}
