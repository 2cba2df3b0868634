import type { Tx } from '#lib/db.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { AccountGroup } from './account-counts.ts'
import { allOf, ofProject } from './account-filter.ts'

/** The order of a list: by a time of an account, and by its id where that is the same. */
export type Order = { column: 'created_at' | 'status_since'; descending: boolean }
export const newest: Order = { column: 'created_at', descending: true }
/** Where an account stands in that order. */
export type Place = { id: string; at: Date }

/** A page that is looked for: the first `take` places beyond one of them, after so many that are skipped. */
export type Asked = { projectId: string; order: Order; beyond: Place | undefined; skip: number; take: number }

/** The next accounts of a project, whatever they are. An index has them in their order. */
export const pageOfAll = (tx: Tx, asked: Asked): Promise<Place[]> =>
  tx.$queryRaw<Place[]>`
    select a.id, ${columnOf(asked)} as at from linked_accounts a
    where ${allOf([ofProject(asked.projectId), ...isBeyond(asked)])} ${inOrder(asked)}`

/**
 * The next accounts of some groups, by the time they were made: the next few of each, put in order. An index has every
 * group in that order, so that nothing is read that is not among the first of its group.
 */
export async function pageOfGroups(tx: Tx, asked: Asked, groups: readonly AccountGroup[]): Promise<Place[]> {
  if (groups.length === 0) return []
  const ofEach = { ...asked, skip: 0, take: asked.skip + asked.take }
  return tx.$queryRaw<Place[]>`
    select a.id, a.created_at as at from ${unnested(groups)}
    cross join lateral (
      select a.id, a.created_at from linked_accounts a
      where a.provider = g.provider and a.config_id = g.config_id and a.type = g.type and a.status = g.status
        and ${allOf([ofProject(asked.projectId), ...isBeyond(asked)])} ${inOrder(ofEach)}
    ) as a ${inOrder(asked)}`
}

/** Groups as rows `g`. */
export const unnested = (groups: readonly AccountGroup[]): Prisma.Sql => Prisma.sql`unnest(
  ${groups.map(({ provider }) => provider)}::text[], ${groups.map(({ configId }) => configId)}::uuid[],
  ${groups.map(({ type }) => type)}::text[], ${groups.map(({ status }) => status)}::text[]
) as g (provider, config_id, type, status)`

export const columnOf = ({ order }: Pick<Asked, 'order'>): Prisma.Sql => Prisma.raw(`a.${order.column}`)

/** That an account `a` lies beyond the place a page begins at. */
export const isBeyond = ({ order, beyond }: Pick<Asked, 'order' | 'beyond'>): Prisma.Sql[] =>
  beyond
    ? [
        Prisma.sql`(${columnOf({ order })}, a.id) ${Prisma.raw(order.descending ? '<' : '>')}
          (${beyond.at}::timestamptz, ${beyond.id}::uuid)`,
      ]
    : []

export function inOrder(
  { order, skip, take }: Pick<Asked, 'order' | 'skip' | 'take'>,
  of: 'a' | 't' = 'a',
): Prisma.Sql {
  const direction = order.descending ? 'desc' : 'asc'
  const by = Prisma.raw(`order by ${of}.${order.column} ${direction}, ${of}.id ${direction}`)
  return Prisma.sql`${by} limit ${take}::int offset ${skip}::int`
}
