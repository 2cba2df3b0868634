import type { Tx } from '#lib/db.ts'
import { toPublic } from '#lib/ids.ts'
import type { BulkRun } from '#prisma/generated/client.ts'
import type { BulkInput, BulkKind } from './bulk-kinds.ts'

export type BulkState = 'running' | 'done' | 'cancelled' | 'undone'
type CreatorType = 'person' | 'api_key' | 'system'

/** Within how many milliseconds a delete by a person can be taken back. */
export const UNDO_MS = 10_000

export const undoUntil = ({ kind, createdByType, createdAt }: BulkRun): Date | undefined =>
  kind === 'delete' && createdByType === 'person' ? new Date(createdAt.getTime() + UNDO_MS) : undefined

export type DescribedRun = ReturnType<typeof describeRun>

/** A run as it is shown, with the name of whoever began it. */
export function describeRun(row: BulkRun, name: string | undefined) {
  const until = undoUntil(row)
  const isOpen = until !== undefined && until.getTime() > Date.now() && ['running', 'done'].includes(row.state)
  return {
    id: toPublic('run', row.id),
    kind: row.kind as BulkKind,
    state: row.state as BulkState,
    total: row.total,
    done: row.done,
    failed: row.failed,
    input: row.input as BulkInput,
    created_by: { type: row.createdByType as CreatorType, name: name ?? null },
    created_at: row.createdAt.toISOString(),
    finished_at: row.finishedAt?.toISOString() ?? null,
    undo_until: isOpen ? until.toISOString() : null,
  }
}

/** Runs of one project as they are shown. */
export async function describeRuns(tx: Tx, projectId: string, rows: readonly BulkRun[]): Promise<DescribedRun[]> {
  const idsOf = (type: CreatorType) =>
    rows.flatMap(({ createdByType, createdById }) => (createdByType === type && createdById ? [createdById] : []))
  const select = { id: true, name: true }
  const [people, keys] = await Promise.all([
    tx.person.findMany({ where: { id: { in: idsOf('person') } }, select }),
    tx.apiKey.findMany({ where: { projectId, id: { in: idsOf('api_key') } }, select }),
  ])
  const names = new Map([...people, ...keys].map(({ id, name }) => [id, name]))
  return rows.map((row) => describeRun(row, names.get(row.createdById ?? '')))
}
