import type { Context } from '#lib/auth/context.ts'
import { readMarker, writeMarker } from '#lib/page-marker.ts'
import { ok, type Result } from '#lib/problems.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import { type AuditEvent, describeEvents } from './describe-events.ts'
import { type AuditFilters, findActions, findActors, findEvents } from './event-rows.ts'
import { findNames } from './find-names.ts'

type Deps = { prisma: PrismaClient }
type Page = { pageSize: number; next?: string | undefined }

/** One page of the project's audit log, newest first. A marker of another make is refused as `invalid_request`. */
export async function listEvents(
  { prisma }: Deps,
  { projectId }: Pick<Context, 'projectId'>,
  filters: AuditFilters,
  { pageSize, next }: Page,
): Promise<Result<{ events: AuditEvent[]; next: string | undefined }>> {
  const after = readMarker('aud', next)
  if (!after.ok) return after
  const rows = await findEvents(prisma, { projectId, filters, after: after.value, take: pageSize + 1 })
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return ok({ events: await describeEvents(prisma, projectId, shown), next: last && writeMarker('aud', last) })
}

/** Events that one query of an export reads. */
const EXPORTED_AT_ONCE = 1_000

/** All that a filter shows, newest first, a portion at a time. */
export async function* readEvents(
  { prisma }: Deps,
  { projectId }: Pick<Context, 'projectId'>,
  filters: AuditFilters,
  take = EXPORTED_AT_ONCE,
): AsyncGenerator<AuditEvent[]> {
  let after: { createdAt: Date; id: string } | undefined
  do {
    const rows = await findEvents(prisma, { projectId, filters, after, take })
    if (rows.length > 0) yield await describeEvents(prisma, projectId, rows)
    after = rows.length === take ? rows.at(-1) : undefined
  } while (after)
}

/** What the log can be filtered by: the people and keys in it, and the actions that happened at all. */
export async function listFacets({ prisma }: Deps, { projectId }: Pick<Context, 'projectId'>) {
  const types = ['person', 'api_key'] as const
  const [actions, ...ids] = await Promise.all([
    findActions(prisma, projectId),
    ...types.map((type) => findActors(prisma, projectId, type)),
  ])
  const found = types.flatMap((type, at) => ids[at]!.map((id) => ({ type, id })))
  const nameOf = await findNames(prisma, projectId, found)
  return { actions, actors: found.map((actor) => ({ ...actor, name: nameOf(actor) })) }
}
