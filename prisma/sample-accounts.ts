import { credentialsAtOf } from '#lib/accounts/credentials-at.ts'
import { hintsOf } from '#lib/accounts/hints-of.ts'
import { lastCheckOf } from '#lib/accounts/last-check.ts'
import { splitValues } from '#lib/accounts/read-values.ts'
import { sealValues } from '#lib/accounts/sealed-values.ts'
import type { Db, Tx } from '#lib/db.ts'
import { newId } from '#lib/ids.ts'
import { connectors } from '#lib/registry.ts'
import type { Vault } from '#lib/vault/index.ts'
import type { Config, Prisma } from './generated/client.ts'
import { mendedAt, sampleHistory } from './sample-history.ts'
import { fillerStory, pilotName, type SampleStory, sampleStories } from './sample-stories.ts'
import { testSamples } from './sample-tests.ts'

const HOUR = 60 * 60_000
const DAY = 24 * HOUR
const BATCH = 500
const PREFIX = 'sample-'

/** The newest was linked so long ago: time enough for a history. */
const NEWEST_MS = 20 * DAY

/**
 * Fills a project up to `count` sample accounts of its sandbox configs, and at least to one of each story; those that
 * are there are left alone. Gives how many were made. `person`: who did what people did in their histories.
 */
export async function addSampleAccounts(
  { db, vault }: { db: Db; vault: Vault },
  { projectId, person }: { projectId: string; person: { id: string; name: string } },
  count: number,
): Promise<number> {
  const configs = await db.prisma.config.findMany({
    where: { projectId, environment: 'sandbox', isDefault: true },
    orderBy: { name: 'asc' },
  })
  const known = await connectors()
  const tests = await Promise.all(
    configs.flatMap((config) => {
      const connector = known.get(config.connector)
      return connector ? [testSamples(config, connector)] : []
    }),
  )
  const stories = sampleStories(tests, person.name)
  if (stories.length === 0) return 0
  const present = await db.prisma.linkedAccount.count({ where: { projectId, originOwnerId: { startsWith: PREFIX } } })
  const wanted = Math.max(count, stories.length)
  const storyOf = (number: number) => stories[number] ?? fillerStory(tests, number)
  for (let first = present; first < wanted; first += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, wanted - first) }, (_, offset) => first + offset)
    await db.prisma.$transaction(async (tx) => {
      const place = { tx, vault, projectId, personId: person.id, now: new Date() }
      const made = await Promise.all(numbers.map((number) => sampleAccount(place, storyOf(number), number)))
      await tx.linkedAccount.createMany({ data: made.map(({ row }) => row) })
      await tx.statusChange.createMany({ data: made.flatMap(({ changes }) => changes) })
      await tx.call.createMany({ data: made.flatMap(({ calls }) => calls) })
      await tx.auditEvent.createMany({ data: made.flatMap(({ lines }) => lines) })
    })
  }
  return Math.max(0, wanted - present)
}

type Sample = { tx: Tx; vault: Vault; projectId: string; personId: string; now: Date }

async function sampleAccount({ tx, vault, projectId, personId, now }: Sample, story: SampleStory, number: number) {
  const { test, status, owner, label, isOld } = story
  const { config, connector, values, identity, report } = test
  const id = newId()
  const age = isOld ? (connector.rotateDays! + 9) * DAY : NEWEST_MS
  const linkedAt = new Date(now.getTime() - age - number * HOUR)
  const enteredAt = story.wasMended ? mendedAt(now) : linkedAt
  const { sealed, clear } = splitValues(connector, values)
  const hints = hintsOf(sealed, enteredAt)
  const { environment } = config
  const told = sampleHistory(story, { projectId, id, environment, linkedAt, now, personId })
  const row: Prisma.LinkedAccountCreateManyInput = {
    projectId,
    id,
    configId: status === 'inactive' ? await pilotOf(tx, config, pilotName(test)) : config.id,
    provider: config.connector,
    authMethod: config.authMethod,
    type: 'test',
    originOwnerId: `${PREFIX}${String(number + 1).padStart(5, '0')}`,
    originOwnerName: owner,
    label,
    identityId: identity.id,
    identityName: identity.name,
    publicValues: clear,
    sealedHints: hints,
    sealedValues: await sealValues(vault, tx, { projectId, id }, sealed),
    createdAt: linkedAt,
    updatedAt: told.columns.statusSince,
    credentialsAt: credentialsAtOf(connector, hints, enteredAt),
    lastCheck: lastCheckOf(report) as Prisma.InputJsonValue,
    ...told.columns,
  }
  return { ...told, row }
}

/** A config like this one that is disabled. */
async function pilotOf(
  tx: Tx,
  { projectId, connector, environment, authMethod }: Config,
  name: string,
): Promise<string> {
  const place = { projectId, connector, environment, name }
  const { id } = await tx.config.upsert({
    where: { projectId_connector_environment_name: place },
    create: { ...place, id: newId(), authMethod, enabled: false },
    update: {},
  })
  return id
}
