import { toPublic } from '#lib/ids.ts'
import { readMarker, writeMarker } from '#lib/page-marker.ts'
import { ok, type Result } from '#lib/problems.ts'
import type { Call } from '#prisma/generated/client.ts'
import type { AccountDeps } from './account-deps.ts'
import type { Caller } from './caller.ts'
import { findAccount } from './find-account.ts'
import type { HistoryPage } from './get-history.ts'
import type { Cause, Outcome } from './record-call.ts'

/** What set a call off, what came of it, and how long it took in milliseconds. */
export const describeCheck = ({ cause, outcome, code, message, ms }: Call) => ({
  cause: cause as Cause,
  outcome: outcome as Outcome,
  code,
  message,
  ms,
})

const describeCall = (row: Call) => ({
  id: toPublic('evt', row.id),
  at: row.createdAt.toISOString(),
  kind: row.kind as 'check' | 'action',
  action: row.action,
  ...describeCheck(row),
})

/** What the provider was asked through an account, newest first. */
export async function listCalls(
  { db }: Pick<AccountDeps, 'db'>,
  caller: Caller,
  id: string,
  { next, pageSize }: HistoryPage,
): Promise<Result<{ calls: ReturnType<typeof describeCall>[]; next: string | undefined }>> {
  const read = readMarker('evt', next)
  if (!read.ok) return read
  const found = await findAccount(db.prisma, caller, id)
  if (!found.ok) return found
  const { projectId, id: accountId } = found.value
  const rows = await db.prisma.call.findMany({
    where: { projectId, accountId, ...(read.value && { id: { lt: read.value.id } }) },
    orderBy: { id: 'desc' },
    take: pageSize + 1,
  })
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  return ok({
    calls: shown.map(describeCall),
    next: last && rows.length > pageSize ? writeMarker('evt', last) : undefined,
  })
}
