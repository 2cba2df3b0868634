import type { Tx } from '#lib/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import {
  type AccountFilter,
  allOf,
  conditionsOf,
  matchingAccounts,
  ofProject,
  statusCondition,
} from './account-filter.ts'
import type { Wanted } from './find-few.ts'
import { columnOf, inOrder, isBeyond, type Place } from './find-page.ts'
import { isFound } from './search-accounts.ts'

/** How many accounts are gone through in the order of the list, in the hope of meeting enough of those wanted. */
export const TRIED = 3_000

/** The owners that a filter names; undefined where it names none. */
export const ownersOf = ({ ownerId, ownerIds }: AccountFilter): readonly string[] | undefined =>
  ownerId === undefined ? ownerIds : (ownerIds?.filter((id) => id === ownerId) ?? [ownerId])

/** The next accounts of some owners. An index has each owner's in their order, with what else is asked of them. */
export const pageOfOwners = (tx: Tx, wanted: Wanted, owners: readonly string[]): Promise<Place[]> =>
  tx.$queryRaw<Place[]>`
    select a.id, ${columnOf(wanted)} as at from unnest(${[...new Set(owners)]}::text[]) as o (owner)
    cross join lateral (
      select a.id, ${columnOf(wanted)} from linked_accounts a
      where a.origin_owner_id = o.owner and ${allOf([ofProject(wanted.projectId), ...isBeyond(wanted), ...meets(wanted)])}
      ${inOrder({ ...wanted, skip: 0, take: wanted.skip + wanted.take })}
    ) as a ${inOrder(wanted)}`

/** The next accounts as the list has them, going through it; too few where those wanted are rare. */
export const meetInOrder = (tx: Tx, wanted: Wanted): Promise<Place[]> =>
  tx.$queryRaw<Place[]>`
    select a.id, ${columnOf(wanted)} as at from (
      select * from linked_accounts a where ${allOf([ofProject(wanted.projectId), ...isBeyond(wanted)])}
      ${inOrder({ ...wanted, skip: 0, take: TRIED })}
    ) as a where ${allOf(meets(wanted))} limit ${wanted.take}::int`

/** The next accounts that match, however far they are: for who reads all of them. */
export const nextMatching = (tx: Tx, wanted: Wanted): Promise<Place[]> =>
  tx.$queryRaw<Place[]>`
    select a.id, ${columnOf(wanted)} as at from linked_accounts a
    where ${allOf([ofProject(wanted.projectId), ...isBeyond(wanted), ...meets(wanted)])} ${inOrder(wanted)}`

/** All that match, put in order: the more there are, the longer it takes. */
export const putInOrder = async (tx: Tx, wanted: Wanted): Promise<Place[]> =>
  tx.$queryRaw<Place[]>`
    select a.id, ${columnOf(wanted)} as at from linked_accounts a
    where ${allOf([ofProject(wanted.projectId), ...isBeyond(wanted)])}
      and a.id in (${await matchingAccounts(wanted, wanted.filter)}) ${inOrder(wanted)}`

const meets = ({ projectId, filter, search }: Wanted): Prisma.Sql[] => [
  ...conditionsOf(filter),
  ...statusCondition(filter),
  ...isFound(projectId, search),
]
