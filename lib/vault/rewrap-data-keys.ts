import type { DataKey, Prisma, PrismaClient } from '#prisma/generated/client.ts'
import { keyContext } from './add-data-key.ts'
import { announceKek, currentKek } from './current-kek.ts'
import type { KeyProvider } from './key-provider.ts'
import { VaultError } from './vault-error.ts'

/** A data key that could not be re-wrapped: its KEK is not here (`unknown_key`), or its row was altered. */
export type StuckKey = { projectId: string; version: number; kekId: string; code: VaultError['code'] }

export type Rewrapped =
  | { state: 'done'; total: number }
  | { state: 'stuck'; total: number; stuck: StuckKey[] }
  /** another change of keys, to this KEK, began meanwhile */
  | { state: 'replaced'; by: string }

type Options = {
  prisma: PrismaClient
  keyProvider: KeyProvider
  /** rows in one transaction */
  batch?: number
  /** told before the first batch and after each; what it promises is waited for */
  report?: (progress: { done: number; total: number }) => unknown
}

type Row = Pick<DataKey, 'projectId' | 'version' | 'kekId' | 'wrapped'>
type Place = Pick<Row, 'projectId' | 'version'>

/**
 * Makes the provider's KEK the current one and wraps every data key with it, while others seal and open. Killed, it
 * goes on where it was when it is called again; several at once share the work. `done` means that no data key is
 * wrapped by another KEK and that none will be: only the current one is left in key_checks, and whoever makes a data
 * key looks there, under a lock.
 */
export async function rewrapDataKeys({ prisma, keyProvider, batch = 100, report }: Options): Promise<Rewrapped> {
  const target = keyProvider.id
  await announceKek(prisma, keyProvider, target)
  const isElsewhere = { kekId: { not: target } }
  const total = await prisma.dataKey.count()
  let done = total - (await prisma.dataKey.count({ where: isElsewhere }))
  await report?.({ done, total })

  for (;;) {
    const stuck: StuckKey[] = []
    let after: Place = { projectId: '00000000-0000-0000-0000-000000000000', version: 0 }
    for (;;) {
      const ran = await prisma.$transaction((tx) => rewrapBatch(tx, keyProvider, { target, after, batch }))
      if ('by' in ran) return { state: 'replaced', by: ran.by }
      stuck.push(...ran.stuck)
      if (!ran.last) break
      after = ran.last
      done += ran.count
      await report?.({ done, total: Math.max(total, done) })
    }
    const left = await prisma.$transaction((tx) => retireOthers(tx, keyProvider, target))
    if (typeof left === 'string') return { state: 'replaced', by: left }
    if (left === 0) return { state: 'done', total: await prisma.dataKey.count() }
    // More than what is stuck was left: made meanwhile by somebody who had looked before the announcement.
    if (left <= stuck.length) return { state: 'stuck', total: await prisma.dataKey.count(), stuck }
  }
}

async function rewrapBatch(
  tx: Prisma.TransactionClient,
  keyProvider: KeyProvider,
  { target, after, batch }: { target: string; after: Place; batch: number },
): Promise<{ by: string } | { count: number; stuck: StuckKey[]; last: Place | undefined }> {
  const current = await currentKek(tx, keyProvider)
  if (current !== target) return { by: current }
  // Locked in the order of the key, so that two at once wait for each other instead of blocking each other.
  const rows = await tx.$queryRaw<Row[]>`
    select project_id as "projectId", version, kek_id as "kekId", wrapped from data_keys
    where kek_id <> ${target} and (project_id, version) > (${after.projectId}::uuid, ${after.version})
    order by project_id, version limit ${batch} for no key update`
  const fresh: { row: Row; wrapped: string }[] = []
  const stuck: StuckKey[] = []
  for (const row of rows) {
    const { projectId, version, kekId } = row
    try {
      fresh.push({ row, wrapped: await rewrap(keyProvider, target, row) })
    } catch (error) {
      if (!(error instanceof VaultError)) throw error
      stuck.push({ projectId, version, kekId, code: error.code })
    }
  }
  const count = await tx.$executeRaw`
    update data_keys as known set kek_id = ${target}, wrapped = decode(fresh.wrapped, 'base64')
    from unnest(
      ${fresh.map(({ row }) => row.projectId)}::uuid[], ${fresh.map(({ row }) => row.version)}::int[],
      ${fresh.map(({ row }) => row.kekId)}::text[], ${fresh.map(({ wrapped }) => wrapped)}::text[]
    ) as fresh (project_id, version, kek_id, wrapped)
    where known.project_id = fresh.project_id and known.version = fresh.version and known.kek_id = fresh.kek_id`
  return { count, stuck, last: rows.at(-1) }
}

async function rewrap(keyProvider: KeyProvider, target: string, { projectId, version, kekId, wrapped }: Row) {
  const context = keyContext(projectId, version)
  const bytes = await keyProvider.unwrap(kekId, wrapped, context)
  const again = await keyProvider.wrap(target, bytes, context)
  bytes.fill(0)
  return Buffer.from(again).toString('base64')
}

/**
 * Takes every other KEK out of use, unless a data key is still wrapped by one: then gives how many are. Whoever makes a
 * data key holds key_checks until it is stored, so the count, taken after the lock, misses none.
 */
async function retireOthers(
  tx: Prisma.TransactionClient,
  keyProvider: KeyProvider,
  target: string,
): Promise<number | string> {
  await tx.$queryRaw`select kek_id from key_checks order by kek_id for update`
  const current = await currentKek(tx, keyProvider)
  if (current !== target) return current
  const left = await tx.dataKey.count({ where: { kekId: { not: target } } })
  if (left === 0) await tx.keyCheck.deleteMany({ where: { kekId: { not: target } } })
  return left
}
