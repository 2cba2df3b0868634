import { findNames } from '#lib/audit/find-names.ts'
import type { Actor } from '#lib/audit/record.ts'
import { showActorId } from '#lib/audit/target-kinds.ts'
import { toPublic } from '#lib/ids.ts'
import { readMarker, writeMarker } from '#lib/page-marker.ts'
import { ok, type Result } from '#lib/problems.ts'
import type { Call } from '#prisma/generated/client.ts'
import type { AccountDeps } from './account-deps.ts'
import type { Caller } from './caller.ts'
import type { AccountStatus } from './describe-account.ts'
import { findAccount } from './find-account.ts'
import { describeCheck } from './list-calls.ts'

/** What is told as an edit; checks and statuses are told by their own rows. */
const edits = ['relinked', 'rotated', 'identity_changed', 'renamed', 'converted', 'restored'].map(
  (verb) => `account.${verb}`,
)

export type HistoryPage = { next?: string | undefined; pageSize: number }
export type HistoryItem = Awaited<ReturnType<typeof itemsBefore>>[number]

/**
 * What happened to an account, newest first: its statuses, checks, and edits with who made them. Ids are made in the
 * order of time, so that the three are one list, and a page costs a page of each.
 */
export async function getHistory(
  deps: Pick<AccountDeps, 'db'>,
  caller: Caller,
  id: string,
  { next, pageSize }: HistoryPage,
): Promise<Result<{ items: HistoryItem[]; next: string | undefined }>> {
  const read = readMarker('evt', next)
  if (!read.ok) return read
  const found = await findAccount(deps.db.prisma, caller, id)
  if (!found.ok) return found
  const { projectId, id: accountId } = found.value
  const items = await itemsBefore(deps, { projectId, accountId, before: read.value?.id, take: pageSize + 1 })
  const shown = items.slice(0, pageSize)
  const last = shown.at(-1)
  return ok({ items: shown, next: last && items.length > pageSize ? writeMarker('evt', last.mark) : undefined })
}

type Asked = { projectId: string; accountId: string; before: string | undefined; take: number }

async function itemsBefore({ db: { prisma } }: Pick<AccountDeps, 'db'>, { projectId, accountId, before, take }: Asked) {
  const older = { ...(before && { id: { lt: before } }) }
  const page = { orderBy: { id: 'desc' }, take } as const
  const its = { projectId, accountId, ...older }
  const [changes, calls, lines] = await Promise.all([
    prisma.statusChange.findMany({ where: its, ...page }),
    prisma.call.findMany({ where: { ...its, kind: 'check' }, ...page }),
    prisma.auditEvent.findMany({ where: { projectId, targetId: accountId, action: { in: edits }, ...older }, ...page }),
  ])
  const actors = [...changes, ...calls, ...lines].map(({ actorType, actorId }) => ({
    type: actorType ?? '',
    id: actorId,
  }))
  const nameOf = await findNames(prisma, projectId, actors)
  const actorOf = ({ actorType: type, actorId }: { actorType: string; actorId: string | null }) => ({
    type: type as Actor['type'],
    id: showActorId(type, actorId),
    name: nameOf({ type, id: actorId }),
  })
  const checkedBy = ({ actorType, actorId }: Call) => (actorType === null ? null : actorOf({ actorType, actorId }))
  const common = (row: { id: string; createdAt: Date }) => ({
    mark: { id: row.id, createdAt: row.createdAt },
    id: toPublic('evt', row.id),
    at: row.createdAt.toISOString(),
  })
  return [
    ...changes.map((row) => ({
      kind: 'status' as const,
      ...common(row),
      actor: actorOf(row),
      from: row.from as AccountStatus | null,
      to: row.to as AccountStatus,
      code: row.code,
      description: row.description,
    })),
    ...calls.map((row) => ({ kind: 'check' as const, ...common(row), actor: checkedBy(row), ...describeCheck(row) })),
    ...lines.map((row) => ({
      kind: 'edit' as const,
      ...common(row),
      actor: actorOf(row),
      action: row.action,
      changed: row.changed,
    })),
  ]
    .sort((one, other) => (one.mark.id < other.mark.id ? 1 : -1))
    .slice(0, take)
}
