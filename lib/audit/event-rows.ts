import { NOBODY } from '#lib/ids.ts'
import type { Marker } from '#lib/page-marker.ts'
import { Prisma, type PrismaClient } from '#prisma/generated/client.ts'
import { readActor, readTarget } from './target-kinds.ts'

export type AuditFilters = {
  /** a public id, or a kind: `person`, `api_key`, `session`, `system` */
  actor?: string | undefined
  /** `account.suspended`, or the group `account` */
  action?: string | undefined
  /** a public id */
  target?: string | undefined
  /** this moment or later */
  from?: Date | undefined
  /** before this moment */
  to?: Date | undefined
}

export type EventRow = {
  id: string
  actorType: string
  actorId: string | null
  action: string
  targetType: string
  targetId: string | null
  changed: string[]
  ip: string | null
  createdAt: Date
  sequence: bigint | null
}

type Asked = { projectId: string; filters: AuditFilters; after?: Marker | undefined; take: number }

/** Events of a project, newest first. Every filter walks an index that has the order already. */
export function findEvents(prisma: PrismaClient, { projectId, filters, after, take }: Asked): Promise<EventRow[]> {
  const { actor, action, target, from, to } = filters
  const conditions = [
    Prisma.sql`project_id = ${projectId}::uuid`,
    ...(actor === undefined ? [] : [actorIs(actor)]),
    ...(target === undefined ? [] : [targetIs(target)]),
    ...(from ? [Prisma.sql`created_at >= ${from}`] : []),
    ...(to ? [Prisma.sql`created_at < ${to}`] : []),
    ...(after ? [Prisma.sql`(created_at, id) < (${after.createdAt}, ${after.id}::uuid)`] : []),
  ]
  const isGroup = action !== undefined && !action.includes('.')
  if (isGroup && actor === undefined && target === undefined) return eventsOfGroup(prisma, action, conditions, take)
  if (isGroup) conditions.push(Prisma.sql`starts_with(action, ${`${action}.`})`)
  else if (action !== undefined) conditions.push(Prisma.sql`action = ${action}`)
  return prisma.$queryRaw<EventRow[]>`
    select ${columns} from audit_events where ${Prisma.join(conditions, ' and ')}
    order by created_at desc, id desc limit ${take}`
}

const columns = Prisma.sql`id, actor_type as "actorType", actor_id as "actorId", action, target_type as "targetType",
  target_id as "targetId", changed, ip, created_at as "createdAt", sequence`

/** The newest of each action of the group, and the newest of those: a rare group is found without a walk through the rest. */
const eventsOfGroup = (prisma: PrismaClient, group: string, conditions: Prisma.Sql[], take: number) =>
  prisma.$queryRaw<EventRow[]>`
    with recursive ${kinds(conditions[0]!)}
    select event.* from kinds cross join lateral (
      select ${columns} from audit_events where ${Prisma.join(conditions, ' and ')} and action = kinds.action
      order by created_at desc, id desc limit ${take}
    ) as event
    where starts_with(kinds.action, ${`${group}.`})
    order by "createdAt" desc, id desc limit ${take}`

/** Every action that a project has in its log: one step in the index for each, however long the log is. */
const kinds = (ofProject: Prisma.Sql) => Prisma.sql`kinds(action) as (
    (select action from audit_events where ${ofProject} order by action limit 1)
    union all
    select (select action from audit_events where ${ofProject} and action > kinds.action order by action limit 1)
    from kinds where kinds.action is not null
  )`

/** The actions that a project has in its log. */
export async function findActions(prisma: PrismaClient, projectId: string): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ action: string }[]>`
    with recursive ${kinds(Prisma.sql`project_id = ${projectId}::uuid`)}
    select action from kinds where action is not null`
  return rows.map(({ action }) => action)
}

/** The people, or the keys, that a project has in its log. */
export async function findActors(
  prisma: PrismaClient,
  projectId: string,
  type: 'person' | 'api_key',
): Promise<string[]> {
  const ofType = Prisma.sql`project_id = ${projectId}::uuid and actor_type = ${type}`
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    with recursive actors(id) as (
      (select actor_id from audit_events where ${ofType} and actor_id is not null order by actor_id limit 1)
      union all
      select (select actor_id from audit_events where ${ofType} and actor_id > actors.id order by actor_id limit 1)
      from actors where actors.id is not null
    )
    select id from actors where id is not null limit 500`
  return rows.map(({ id }) => id)
}

const actorTypes = ['person', 'api_key', 'session', 'system']

function actorIs(text: string): Prisma.Sql {
  if (actorTypes.includes(text)) return Prisma.sql`actor_type = ${text}`
  const { type, id } = readActor(text) ?? { type: 'person', id: NOBODY }
  return Prisma.sql`actor_type = ${type} and actor_id = ${id}::uuid`
}

function targetIs(text: string): Prisma.Sql {
  const { type, id } = readTarget(text) ?? { type: 'account', id: NOBODY }
  return Prisma.sql`target_type = ${type} and target_id = ${id}::uuid`
}
