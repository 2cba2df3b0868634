import type { Tx } from '#lib/db.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { type AccountGroup, countsOf } from './account-counts.ts'
import { allOf, conditionsOf, ofProject, type ReadFilter, statusCondition } from './account-filter.ts'
import type { OldSecrets } from './advice.ts'
import type { AccountStatus } from './describe-account.ts'
import { type Asked, columnOf, inOrder, isBeyond, type Place, unnested } from './find-page.ts'
import { hasWords, isFound, type Search, type Words } from './search-accounts.ts'

/** How many accounts are looked at one by one. What finds more than these finds many. */
export const FEW = 5_000

/** What one part of a filter finds, read whole: columns `id`, one row more than {@link FEW} where there are more. */
export type Source = Prisma.Sql

export const namedAccounts = (ids: readonly string[]): Source => Prisma.sql`select unnest(${[...ids]}::uuid[]) as id`

export const ownedAccounts = (projectId: string, owners: readonly string[]): Source => Prisma.sql`
  select a.id from linked_accounts a
  where ${ofProject(projectId)} and a.origin_owner_id = any(${[...owners]}::text[]) limit ${FEW + 1}::int`

export const accountsWithOldSecrets = (projectId: string, old: readonly OldSecrets[]): Source => Prisma.sql`
  select a.id from unnest(${old.map(({ provider }) => provider)}::text[], ${old.map(({ until }) => until)}::timestamptz[])
    as o (provider, until)
  cross join lateral (
    select a.id from linked_accounts a where ${ofProject(projectId)} and a.provider = o.provider
      and a.credentials_at <= o.until limit ${FEW + 1}::int
  ) as a limit ${FEW + 1}::int`

export const accountsOfGroups = (projectId: string, groups: readonly AccountGroup[]): Source => Prisma.sql`
  select a.id from ${unnested(groups)} cross join lateral (
    select a.id from linked_accounts a where ${ofProject(projectId)} and a.provider = g.provider
      and a.config_id = g.config_id and a.type = g.type and a.status = g.status limit ${FEW + 1}::int
  ) as a limit ${FEW + 1}::int`

/** With the words in their text, or of the groups that the words name. */
export const accountsWithWords = (
  projectId: string,
  search: Words,
  named: readonly AccountGroup[],
): Source => Prisma.sql`
  (select t.id from account_texts t where t.project_id = ${projectId}::uuid and ${hasWords(search)}
    limit ${FEW + 1}::int)
  ${named.length === 0 ? Prisma.empty : Prisma.sql`union (${accountsOfGroups(projectId, named)})`}`

/** What was found among the accounts of a source. */
export type Found = {
  /** whether the source had no more than {@link FEW}: then page and counts are all there is */
  isAll: boolean
  page: Place[]
  /** per status, whatever status is asked for */
  counts: Record<AccountStatus, number>
}

/** What a list shows; `isExact` is false where there are at least so many. */
export type Answer = { places: Place[]; counts: Record<AccountStatus, number>; isExact: boolean }

export const fewOf = ({ page, counts, isAll }: Found): Answer => ({ places: page, counts, isExact: isAll })

export type Wanted = Asked & { filter: ReadFilter; search: Search | undefined }

/** Looks at each account of a source: whether it is what the filter and the search want; gives a page and counts. */
export async function findFew(tx: Tx, wanted: Wanted, source: Source): Promise<Found> {
  const { projectId, filter, search } = wanted
  type Row = { candidates: number; counts: Record<string, number> | null; ids: string[] | null; times: Date[] | null }
  // Each is looked up by its id (`offset 0` keeps it so), whatever the planner thinks of a source it cannot know.
  const [row] = await tx.$queryRaw<Row[]>`
    with candidates as materialized (${source}),
    matching as materialized (
      select a.id, a.status, ${columnOf(wanted)} from candidates c cross join lateral (
        select * from linked_accounts a where a.id = c.id and ${ofProject(projectId)} offset 0
      ) as a where ${allOf([...conditionsOf(filter), ...isFound(projectId, search)])}
    ),
    page as materialized (
      select a.id, ${columnOf(wanted)} as at from matching a
      where ${allOf([...statusCondition(filter), ...isBeyond(wanted)])} ${inOrder(wanted)}
    )
    select (select count(*)::int from candidates) as candidates,
      (select json_object_agg(status, accounts) from (
        select status, count(*) as accounts from matching group by status) as counted) as counts,
      (select array_agg(id) from page) as ids, (select array_agg(at) from page) as times`
  const { candidates = 0, counts, ids, times } = row ?? {}
  const groups = Object.entries(counts ?? {}).map(([status, accounts]) => ({
    status: status as AccountStatus,
    accounts,
  }))
  return {
    isAll: candidates <= FEW,
    page: (ids ?? []).map((id, place) => ({ id, at: new Date(times![place]!) })),
    counts: countsOf(groups),
  }
}
