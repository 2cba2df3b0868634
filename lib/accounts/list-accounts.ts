import type { Context } from '#lib/auth/context.ts'
import { readMarker, writeMarker } from '#lib/page-marker.ts'
import { ok, type Result } from '#lib/problems.ts'
import type { AccountDeps } from './account-deps.ts'
import { type AccountFilter, readFilter } from './account-filter.ts'
import { type Account, type AccountStatus, describeAccount, withConfig } from './describe-account.ts'
import { findAccounts } from './find-accounts.ts'
import { newest, type Order, type Place } from './find-page.ts'
import { readSearch } from './search-accounts.ts'

export const accountSorts = ['newest', 'oldest', 'status_since'] as const
export type AccountSort = (typeof accountSorts)[number]

export type ListInput = AccountFilter & {
  /** `status_since`: whose status changed last comes first; newest unless said */
  sort?: AccountSort | undefined
  pageSize: number
  /** from the page before */
  next?: string | undefined
  /** from the page after; `next` wins */
  previous?: string | undefined
  /** StackOne's way, from 1: slower the further it goes; `next` and `previous` win */
  page?: number | undefined
}

type AccountPage = {
  accounts: Account[]
  next: string | undefined
  previous: string | undefined
  /** per status, with every filter but the status applied */
  counts: Record<AccountStatus, number>
  total: number
  /** false where a search or an owner has thousands: then there are at least so many */
  totalIsExact: boolean
}

export const orderOf: Record<AccountSort, Order> = {
  newest,
  oldest: { column: 'created_at', descending: false },
  status_since: { column: 'status_since', descending: true },
}

/** A page of the project's accounts. A marker of another make is refused as `invalid_request`. */
export async function listAccounts(
  { db }: Pick<AccountDeps, 'db'>,
  { projectId }: Pick<Context, 'projectId'>,
  input: ListInput,
): Promise<Result<AccountPage>> {
  const read = readMarker('acc', input.next ?? input.previous)
  if (!read.ok) return read
  const marker = read.value
  const isBackwards = marker !== undefined && input.next === undefined
  const order = orderOf[input.sort ?? 'newest']
  const { places, counts, isExact } = await findAccounts(db.prisma, {
    projectId,
    filter: await readFilter(input),
    search: await readSearch(input.search),
    order: isBackwards ? { ...order, descending: !order.descending } : order,
    beyond: marker && { id: marker.id, at: marker.createdAt },
    skip: input.page && !marker ? (input.page - 1) * input.pageSize : 0,
    take: input.pageSize + 1,
  })
  const near = places.slice(0, input.pageSize)
  const shown = isBackwards ? near.toReversed() : near
  const more = places.length > near.length
  const [first, last] = [shown[0], shown.at(-1)]
  const isFirst = marker === undefined && !(input.page !== undefined && input.page > 1)
  const mark = ({ id, at }: Place) => writeMarker('acc', { id, createdAt: at })
  return ok({
    accounts: await readAccounts(db, projectId, shown),
    next: last && (isBackwards || more) ? mark(last) : undefined,
    previous: first && (isBackwards ? more : !isFirst) ? mark(first) : undefined,
    counts,
    total: Math.max(totalOf(counts, input), shown.length),
    totalIsExact: isExact,
  })
}

const totalOf = (counts: Record<AccountStatus, number>, { status }: AccountFilter): number =>
  Object.entries(counts)
    .filter(([one]) => status?.some((wanted) => wanted === one) ?? true)
    .reduce((sum, [, accounts]) => sum + accounts, 0)

/** The accounts at these places, in their order. One that was deleted in between is left out. */
export async function readAccounts(
  { prisma }: AccountDeps['db'],
  projectId: string,
  places: readonly Pick<Place, 'id'>[],
): Promise<Account[]> {
  if (places.length === 0) return []
  const rows = await prisma.linkedAccount.findMany({
    where: { projectId, id: { in: places.map(({ id }) => id) }, deletedAt: null },
    include: withConfig,
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return Promise.all(places.flatMap(({ id }) => byId.get(id) ?? []).map((row) => describeAccount(row)))
}
