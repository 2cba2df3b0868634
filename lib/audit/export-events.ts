import type { Context } from '#lib/auth/context.ts'
import { csvLine } from '#lib/csv.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import type { AuditEvent } from './describe-events.ts'
import type { AuditFilters } from './event-rows.ts'
import { readEvents } from './list-events.ts'
import { record } from './record.ts'

const columns: Readonly<Record<string, (event: AuditEvent) => string | number | null>> = {
  time: ({ created_at }) => created_at,
  who: ({ actor }) => actor.name,
  'who: kind': ({ actor }) => actor.type,
  'who: id': ({ actor }) => actor.id,
  what: ({ action }) => action,
  'on what': ({ target }) => target.name,
  'on what: kind': ({ target }) => target.type,
  'on what: id': ({ target }) => target.id,
  'changed fields': ({ changed }) => changed.join(' '),
  'from address': ({ ip }) => ip,
  id: ({ id }) => id,
  'place in the chain': ({ sequence }) => sequence,
}

/** The lines of a CSV file of all events that a filter shows, newest first, a thousand at a time. The log tells of it. */
export async function* exportEvents(
  deps: { prisma: PrismaClient },
  context: Pick<Context, 'projectId' | 'actor' | 'ip'>,
  filters: AuditFilters,
): AsyncGenerator<string> {
  const { projectId, actor, ip } = context
  const target = { type: 'project', id: projectId }
  await record(deps.prisma, { projectId, actor, action: 'audit.exported', target, ip })
  yield csvLine(Object.keys(columns))
  const cells = Object.values(columns)
  for await (const events of readEvents(deps, context, filters))
    yield events.map((event) => csvLine(cells.map((cell) => cell(event)))).join('')
}
