import type { AccountDeps } from '#lib/accounts/index.ts'
import type { Context } from '#lib/auth/context.ts'
import type { OutcomeCode } from '#lib/define/index.ts'
import { toPublic } from '#lib/ids.ts'
import { readMarker, writeMarker } from '#lib/page-marker.ts'
import { ok, type Result } from '#lib/problems.ts'
import { findConnector } from '#lib/registry.ts'
import type { Incident } from '#prisma/generated/client.ts'

export type IncidentsInput = {
  /** those that go on, or those that are over; undefined: both */
  open?: boolean | undefined
  pageSize: number
  next?: string | undefined
}

/** The project's incidents, newest first. A marker of another make is refused as `invalid_request`. */
export async function listIncidents(
  { db }: Pick<AccountDeps, 'db'>,
  { projectId }: Pick<Context, 'projectId'>,
  { open, pageSize, next }: IncidentsInput,
): Promise<Result<{ incidents: DescribedIncident[]; next: string | undefined }>> {
  const read = readMarker('inc', next)
  if (!read.ok) return read
  const marker = read.value
  const rows = await db.prisma.incident.findMany({
    where: {
      projectId,
      ...(open !== undefined && { endedAt: open ? null : { not: null } }),
      ...(marker && {
        openedAt: { lte: marker.createdAt },
        OR: [{ openedAt: { lt: marker.createdAt } }, { id: { lt: marker.id } }],
      }),
    },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    take: pageSize + 1,
  })
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return ok({
    incidents: await Promise.all(shown.map(describeIncident)),
    next: last && writeMarker('inc', { id: last.id, createdAt: last.openedAt }),
  })
}

export type DescribedIncident = Awaited<ReturnType<typeof describeIncident>>

const describeIncident = async (row: Incident) => ({
  id: toPublic('inc', row.id),
  provider: row.provider,
  provider_name: (await findConnector(row.provider))?.name ?? row.provider,
  environment: row.environment as 'production' | 'sandbox',
  code: row.code as OutcomeCode,
  message: row.message,
  accounts: row.accounts,
  opened_at: row.openedAt.toISOString(),
  last_seen_at: row.lastSeenAt.toISOString(),
  ended_at: row.endedAt?.toISOString() ?? null,
})
