import type { Prisma, PrismaClient } from '#prisma/generated/client.ts'
import { addDataKey } from './add-data-key.ts'
import type { KeyProvider } from './key-provider.ts'
import { createKeyring } from './keyring.ts'
import { countElsewhere, type ResealedBatch, resealBatch, type StuckRecord } from './reseal-records.ts'
import { sealedColumns } from './sealed-columns.ts'

export type DataKeyChange =
  /** the project has no data key, so nothing of it was ever sealed */
  | { state: 'none' }
  | { state: 'done'; version: number; resealed: number; destroyed: number }
  /** these records do not open, so the keys before are kept */
  | { state: 'stuck'; version: number; resealed: number; stuck: StuckRecord[] }

type Options = {
  prisma: PrismaClient
  keyProvider: KeyProvider
  /** rows in one transaction */
  batch?: number
  /** between the last record and the end of the old key, in milliseconds */
  pauseMs?: number
  /** told at the beginning and after each batch; `resumed`: the change was begun by an earlier run */
  report?: (progress: { version: number; done: number; total: number; resumed: boolean }) => void
}

/** The longest that a request takes from reading a record to opening it. */
const longestRead = 2_000

/**
 * Gives a project a new data key, seals every record of it anew, and destroys the keys before, while others seal and
 * open. Killed, it goes on where it was when it is called again; several at once share the work.
 *
 * Nobody can store a record under a key that is gone: a writer holds the active key's row until what it sealed is
 * stored, and the destroyer locks the retired keys' rows first, so it waits for every such writer, and only then looks
 * whether any record is left under them.
 */
export async function changeDataKey(options: Options, projectId: string): Promise<DataKeyChange> {
  const { prisma, keyProvider, batch = 50, pauseMs = longestRead, report } = options
  const keyring = createKeyring({ prisma, keyProvider })
  const begun = await prisma.$transaction((tx) => begin(tx, keyProvider, projectId))
  if (!begun) return { state: 'none' }
  const { version, resumed } = begun
  let total = await countElsewhere(prisma, projectId, version)
  let resealed = 0
  report?.({ version, done: 0, total, resumed })

  for (;;) {
    const stuck: StuckRecord[] = []
    for (const column of sealedColumns) {
      let after: string | undefined = '00000000-0000-0000-0000-000000000000'
      while (after) {
        const from = { column, projectId, after, batch }
        const ran: ResealedBatch = await prisma.$transaction((tx) => resealBatch(tx, keyring, from))
        stuck.push(...ran.stuck)
        after = ran.last
        resealed += ran.count
        total = Math.max(total, resealed)
        if (ran.count > 0) report?.({ version, done: resealed, total, resumed })
      }
    }
    if (stuck.length > 0) return { state: 'stuck', version, resealed, stuck }
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    const destroyed = await prisma.$transaction((tx) => destroyRetired(tx, projectId))
    if (destroyed !== undefined) return { state: 'done', version, resealed, destroyed }
  }
}

/** Makes the next version active and retires the ones before, unless an earlier run did so and did not finish. */
async function begin(tx: Prisma.TransactionClient, keyProvider: KeyProvider, projectId: string) {
  // As in a deletion of the project, its row comes first. Two at once: the second waits at the keys, then finds it begun.
  await tx.$queryRaw`select 1 from projects where id = ${projectId}::uuid for key share`
  await tx.$queryRaw`select version from data_keys where project_id = ${projectId}::uuid order by version for no key update`
  const keys = await tx.dataKey.findMany({ where: { projectId }, orderBy: { version: 'desc' } })
  const newest = keys[0]
  if (!newest) return undefined
  const isBegun = newest.state === 'active' && keys.length > 1
  if (isBegun) return { version: newest.version, resumed: true }
  const version = newest.version + 1
  await addDataKey(tx, keyProvider, { projectId, version })
  await tx.dataKey.updateMany({ where: { projectId, version: { lt: version } }, data: { state: 'retired' } })
  return { version, resumed: false }
}

/** Destroys the retired keys and gives how many, or undefined while a record still needs one of them. */
async function destroyRetired(tx: Prisma.TransactionClient, projectId: string): Promise<number | undefined> {
  await tx.$queryRaw`
    select version from data_keys where project_id = ${projectId}::uuid and state = 'retired' order by version for update`
  const active = await tx.dataKey.findFirst({ where: { projectId, state: 'active' }, orderBy: { version: 'desc' } })
  if (!active || (await countElsewhere(tx, projectId, active.version)) > 0) return undefined
  const { count } = await tx.dataKey.deleteMany({ where: { projectId, state: 'retired' } })
  return count
}
