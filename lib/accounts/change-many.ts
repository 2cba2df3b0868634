import { recordAll } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { type AccountEvent, accountEvent } from './account-event.ts'
import { type By, planStatus, statusChangeOf } from './change-status.ts'
import { type AccountRow, type StatusReason, withConfig } from './describe-account.ts'
import { isSameReasons, reasonsOf } from './status.ts'

type Plan = ReturnType<typeof planStatus> & { row: AccountRow }

/** Accounts that come back together are checked over a day, in milliseconds. */
const SPREAD_MS = 24 * 60 * 60_000

/**
 * Gives many accounts of a project other reasons, in a handful of statements: rows, their history, audit lines and events,
 * as changeStatus does it for one. Accounts that have those reasons already are left alone; of deleted ones, which may
 * still come back, the row alone is changed. Gives how many were changed.
 */
export async function changeMany(
  tx: Tx,
  { projectId, ids }: { projectId: string; ids: readonly string[] },
  reasonsFor: (row: AccountRow, before: readonly StatusReason[], now: Date) => readonly StatusReason[],
  by: By,
): Promise<number> {
  const locked = await tx.$queryRaw<{ id: string; now: Date }[]>`
    select id, now() as now from linked_accounts
    where project_id = ${projectId}::uuid and id = any(${[...ids]}::uuid[]) order by id for update`
  const now = locked[0]?.now
  if (!now) return 0
  const rows = await tx.linkedAccount.findMany({
    where: { projectId, id: { in: locked.map(({ id }) => id) } },
    include: withConfig,
    // Large, and of no use here.
    omit: { sealedValues: true, lastCheck: true },
  })
  const plans = rows.flatMap((found): Plan[] => {
    const row = { ...found, sealedValues: null, lastCheck: null }
    const before = reasonsOf(row)
    const reasons = reasonsFor(row, before, now)
    const plan = planStatus(row, reasons, now)
    return plan.changed || !isSameReasons(reasons, before) ? [{ row, ...plan }] : []
  })
  if (plans.length === 0) return 0
  const after = await write(tx, projectId, plans, now)
  const told = after.filter(({ row }) => row.deletedAt === null)
  const changed = told.filter((plan) => plan.changed)
  await insertChanges(
    tx,
    changed.map(({ row, before, data }) => statusChangeOf(row, before, data.statusReasons, by, data.status)),
  )
  await recordAll(
    tx,
    changed.map(({ row, data }) => {
      const target = { type: 'account', id: row.id }
      const action = data.status === 'inactive' ? 'account.inactive' : 'account.in_use'
      return { projectId, ...by, action, target, changed: ['status'] }
    }),
  )
  await insertEvents(tx, told.flatMap(eventsOf))
  return plans.length
}

function eventsOf({ row, before, changed }: Plan) {
  const events: AccountEvent[] = changed ? ['account.status_changed', 'account.updated'] : ['account.updated']
  return events.map((event) => accountEvent(event, row, changed ? { previousStatus: before } : {}))
}

/** Writes every row in one statement; gives the plans with the rows as they are now. */
async function write(tx: Tx, projectId: string, plans: readonly Plan[], now: Date): Promise<Plan[]> {
  const after = plans.map((plan): Plan => {
    const { status, statusReasons, statusSince = plan.row.statusSince } = plan.data
    const due = plan.data.nextCheckAt && new Date(now.getTime() + Math.random() * SPREAD_MS)
    const nextCheckAt = plan.changed ? (due ?? null) : plan.row.nextCheckAt
    return { ...plan, row: { ...plan.row, status, statusReasons, statusSince, nextCheckAt, updatedAt: now } }
  })
  const written = after.map(({ row: { id, status, statusReasons, statusSince, nextCheckAt } }) => ({
    id,
    status,
    reasons: statusReasons,
    since: statusSince,
    next: nextCheckAt,
  }))
  await tx.$executeRaw`
    update linked_accounts a
    set status = w.status, status_reasons = w.reasons, status_since = w.since, next_check_at = w.next, updated_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb)
      as w (id uuid, status text, reasons jsonb, since timestamptz, next timestamptz)
    where a.project_id = ${projectId}::uuid and a.id = w.id`
  return after
}

// Thousands of parameters cost more than the rows themselves; one JSON text does not.

const insertChanges = (tx: Tx, rows: readonly Prisma.StatusChangeCreateManyInput[]) => tx.$executeRaw`
  insert into status_changes (project_id, id, account_id, "from", "to", code, description, actor_type, actor_id)
  select w."projectId", w.id, w."accountId", w."from", w."to", w.code, w.description, w."actorType", w."actorId"
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w (
    "projectId" uuid, id uuid, "accountId" uuid, "from" text, "to" text, code text, description text,
    "actorType" text, "actorId" uuid)`

const insertEvents = (tx: Tx, rows: readonly Prisma.OutboxEventCreateManyInput[]) => tx.$executeRaw`
  insert into outbox_events (project_id, id, type, record_id, payload)
  select w."projectId", w.id, w.type, w."recordId", w.payload
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as w ("projectId" uuid, id uuid, type text, "recordId" uuid, payload jsonb)`
