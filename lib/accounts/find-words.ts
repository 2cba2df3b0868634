import type { Tx } from '#lib/db.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { type AccountGroup, countsOf, type Groups, sizeOf } from './account-counts.ts'
import { allOf, conditionsOf, ofProject } from './account-filter.ts'
import type { AccountStatus } from './describe-account.ts'
import { type Answer, accountsOfGroups, accountsWithWords, FEW, fewOf, findFew, type Wanted } from './find-few.ts'
import { meetInOrder, putInOrder, TRIED } from './find-many.ts'
import { type Asked, inOrder, isBeyond, newest, type Place, pageOfGroups } from './find-page.ts'
import { isLike, type Words } from './search-accounts.ts'

/** So few that each is asked for its text, whatever the words. */
const HANDFUL = 2_000
/** A project with more accounts is gone through first: the index of words costs the more the more accounts have them. */
const BIG = 20_000
/** Where going through stops: nobody turns so many pages. */
const ENOUGH = 1_000

/** Accounts with the words in their text, and those of connectors that the words name. */
export async function findWords(tx: Tx, wanted: Wanted, groups: Groups, search: Words): Promise<Answer> {
  const { projectId } = wanted
  const few = (some: readonly AccountGroup[]) => findFew(tx, wanted, accountsOfGroups(projectId, some))
  if (sizeOf(groups.ofKind) <= HANDFUL) return fewOf(await few(groups.ofKind))

  const named = groups.all.filter(isNamedBy(search))
  const isBig = sizeOf(groups.all) > BIG
  const met = isBig ? await meetWords(tx, { ...wanted, order: newest, beyond: undefined }, search) : []
  const counts = most(
    countsOf(met.map(({ status }) => ({ status, accounts: 1 }))),
    countsOf(groups.ofKind.filter(isNamedBy(search))),
  )
  if (groups.ofStatus.length === 0) return { places: [], counts, isExact: false }
  const isFirst = wanted.beyond === undefined && wanted.order === newest
  const places =
    isBig && wanted.skip === 0 ? await goThrough(tx, wanted, groups, search, isFirst ? met : undefined) : undefined
  if (places) return { places, counts, isExact: false }

  const isMany = sizeOf(named) > FEW || met.length === ENOUGH || (met.length / TRIED) * sizeOf(groups.all) > FEW
  if (!isMany) {
    const found = await findFew(tx, { ...wanted, search: undefined }, accountsWithWords(projectId, search, named))
    if (found.isAll) return fewOf(found)
  }
  if (sizeOf(groups.ofStatus) <= FEW) {
    const found = await few(groups.ofStatus)
    return { places: found.page, counts: most(counts, found.counts), isExact: false }
  }
  return { places: await putInOrder(tx, wanted), counts, isExact: false }
}

type Met = (Place & { status: AccountStatus })[]

const isNamedBy =
  ({ providers }: Words) =>
  ({ provider }: Pick<AccountGroup, 'provider'>): boolean =>
    providers.includes(provider)

/** Each status as often as either says. */
const most = (one: Record<AccountStatus, number>, other: Record<AccountStatus, number>) =>
  Object.fromEntries(
    Object.entries(one).map(([status, accounts]) => [status, Math.max(accounts, other[status as AccountStatus])]),
  ) as Record<AccountStatus, number>

/** The page, where it is met among the next accounts of the list: words that many have are. Undefined where it is not. */
async function goThrough(
  tx: Tx,
  wanted: Wanted,
  groups: Groups,
  search: Words,
  known: Met | undefined,
): Promise<Place[] | undefined> {
  const { take, filter, order } = wanted
  if (order.column === 'status_since') {
    const met = await meetInOrder(tx, wanted)
    return met.length === take ? met : undefined
  }
  const [met, end, named] = await Promise.all([
    known ?? meetWords(tx, wanted, search),
    placeAt(tx, wanted, TRIED),
    pageOfGroups(tx, wanted, groups.ofStatus.filter(isNamedBy(search))),
  ])
  const ofStatus = met.filter(({ status }) => filter.status?.includes(status) ?? true)
  const places = sorted([...ofStatus, ...named], wanted).slice(0, take)
  const [until, last] = [met.length === ENOUGH ? met.at(-1) : end, places[take - 1]]
  // Beyond the last text that was read there may be others that come before what is named.
  const isWhole = until === undefined || (last !== undefined && sorted([last, until], wanted)[0]?.id === last.id)
  return isWhole ? places : undefined
}

/** Those with the words among the next texts of a list, in whatever status: at most {@link ENOUGH}. */
const meetWords = (tx: Tx, wanted: Wanted, search: Words) =>
  tx.$queryRaw<Met>`
    select t.id, t.created_at as at, a.status from (${textsOf(wanted, { skip: 0, take: TRIED })}) as t
    cross join lateral (
      select * from linked_accounts a where a.id = t.id and ${ofProject(wanted.projectId)} offset 0
    ) as a where ${isLike(search)} and ${allOf(conditionsOf(wanted.filter))}
    ${inOrder({ ...wanted, skip: 0, take: ENOUGH }, 't')}`

/** The place that many places on; undefined where the list ends before. */
async function placeAt(tx: Tx, wanted: Wanted, place: number): Promise<Place | undefined> {
  const [found] = await tx.$queryRaw<Place[]>`
    select t.id, t.created_at as at from (${textsOf(wanted, { skip: place - 1, take: 1 })}) as t`
  return found
}

const textsOf = (wanted: Wanted, part: { skip: number; take: number }): Prisma.Sql => Prisma.sql`
  select a.id, a.created_at, a.key, a.text from account_texts a
  where ${allOf([Prisma.sql`a.project_id = ${wanted.projectId}::uuid`, ...isBeyond(wanted)])}
  ${inOrder({ ...wanted, ...part })}`

/** Places in the order of a list, each once. */
const sorted = <One extends Place>(places: readonly One[], { order }: Pick<Asked, 'order'>): One[] =>
  [...new Map(places.map((place) => [place.id, place])).values()].sort((one, other) => {
    const later = one.at.getTime() - other.at.getTime() || (one.id < other.id ? -1 : 1)
    return order.descending ? -later : later
  })
