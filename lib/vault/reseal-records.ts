import type { Prisma } from '#prisma/generated/client.ts'
import type { Keyring } from './keyring.ts'
import { keyVersionOf, openRecord, type Place, sealRecord } from './record.ts'
import { type SealedColumn, sealedColumns } from './sealed-columns.ts'
import { VaultError } from './vault-error.ts'

/** A record that could not be opened and therefore not be sealed anew. It stays as it is, and so does its key. */
export type StuckRecord = { table: string; rowId: string; code: VaultError['code'] }

export type ResealedBatch = { count: number; stuck: StuckRecord[]; last: string | undefined }

/** What stands under another data key than the one of a version: SQL, with {@link elsewhereValues} as $1 and $2. */
const elsewhere = ({ table, column }: SealedColumn) =>
  // Bytes 4 to 7 of a record are its key version; see record.ts.
  `${table} where project_id = $1::uuid and ${column} is not null and substring(${column} from 4 for 4) <> $2`

function elsewhereValues(projectId: string, version: number): [string, Buffer] {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(version)
  return [projectId, bytes]
}

/** How many records of a project stand under another data key than the one of `version`. */
export async function countElsewhere(
  tx: Prisma.TransactionClient,
  projectId: string,
  version: number,
): Promise<number> {
  let count = 0
  for (const column of sealedColumns) {
    const question = `select count(*)::int as count from ${elsewhere(column)}`
    const [row] = await tx.$queryRawUnsafe<{ count: number }[]>(question, ...elsewhereValues(projectId, version))
    count += row?.count ?? 0
  }
  return count
}

/**
 * Seals the next records of one column anew with the project's active data key. The rows are locked from reading to
 * writing, so an edit comes before or after it and is never lost; as in every writer, the data key is locked first.
 * Nothing but the sealed bytes changes: it is no edit, and `updated_at` stays.
 */
export async function resealBatch(
  tx: Prisma.TransactionClient,
  keyring: Keyring,
  { column: at, projectId, after, batch }: { column: SealedColumn; projectId: string; after: string; batch: number },
): Promise<ResealedBatch> {
  const { version, key } = await keyring.active(tx, projectId)
  const rows = await tx.$queryRawUnsafe<{ id: string; blob: Uint8Array }[]>(
    `select id, ${at.column} as blob from ${elsewhere(at)} and id > $3::uuid order by id limit $4 for no key update`,
    ...elsewhereValues(projectId, version),
    after,
    batch,
  )
  const fresh: { id: string; blob: string }[] = []
  const stuck: StuckRecord[] = []
  for (const { id, blob } of rows) {
    const place: Place = { projectId, table: at.table, rowId: id, column: at.column }
    try {
      const before = await keyring.byVersion(projectId, keyVersionOf(blob))
      const bytes = openRecord(before.key, place, blob)
      fresh.push({ id, blob: sealRecord(key, version, place, bytes).toString('base64') })
      bytes.fill(0)
    } catch (error) {
      if (!(error instanceof VaultError)) throw error
      stuck.push({ table: at.table, rowId: id, code: error.code })
    }
  }
  const count = await tx.$executeRawUnsafe(
    `update ${at.table} as known set ${at.column} = decode(fresh.blob, 'base64')
    from unnest($2::uuid[], $3::text[]) as fresh (id, blob) where known.project_id = $1::uuid and known.id = fresh.id`,
    projectId,
    fresh.map(({ id }) => id),
    fresh.map(({ blob }) => blob),
  )
  return { count, stuck, last: rows.at(-1)?.id }
}
