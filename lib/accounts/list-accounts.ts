import type { Context } from '#lib/auth/context.ts'
import { fromPublic, NOBODY } from '#lib/ids.ts'
import { type Marker, readMarker, writeMarker } from '#lib/page-marker.ts'
import { ok, type Result } from '#lib/problems.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { AccountDeps } from './account-deps.ts'
import { type Account, type AccountStatus, describeAccount, withConfig } from './describe-account.ts'
import { searchFor } from './search-accounts.ts'

/** Filters add up; an empty list finds nothing. */
export type ListInput = {
  /** see {@link searchFor} */
  search?: string | undefined
  status?: readonly AccountStatus[] | undefined
  provider?: string | undefined
  providers?: readonly string[] | undefined
  ownerId?: string | undefined
  ownerIds?: readonly string[] | undefined
  accountIds?: readonly string[] | undefined
  type?: 'production' | 'test' | undefined
  configId?: string | undefined
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
}

const accountStatuses = ['active', 'inactive', 'suspended', 'archived', 'expired', 'error'] as const

/** A page of the project's accounts, newest first. A marker of another make is refused as `invalid_request`. */
export async function listAccounts(
  { db }: AccountDeps,
  context: Context,
  input: ListInput,
): Promise<Result<AccountPage>> {
  const read = readMarker('acc', input.next ?? input.previous)
  if (!read.ok) return read
  const marker = read.value
  const isBackwards = marker !== undefined && input.next === undefined
  const order = isBackwards ? 'asc' : 'desc'
  const matching = await filter(context, input)
  const where: Prisma.LinkedAccountWhereInput = {
    ...matching,
    ...(input.status && { status: { in: [...input.status] } }),
  }
  const skip = input.page && !marker ? (input.page - 1) * input.pageSize : 0
  const [rows, groups] = await Promise.all([
    db.prisma.linkedAccount.findMany({
      where: marker ? { AND: [where, ...beyond(marker, isBackwards)] } : where,
      orderBy: [{ createdAt: order }, { id: order }],
      take: input.pageSize + 1,
      skip,
      include: withConfig,
    }),
    db.prisma.linkedAccount.groupBy({ by: ['status'], where: matching, _count: true }),
  ])
  const near = rows.slice(0, input.pageSize)
  const shown = isBackwards ? near.toReversed() : near
  const more = rows.length > near.length
  const [first, last] = [shown[0], shown.at(-1)]
  const counts = { active: 0, inactive: 0, suspended: 0, archived: 0, expired: 0, error: 0 }
  for (const { status, _count } of groups) counts[status as AccountStatus] = _count
  return ok({
    accounts: await Promise.all(shown.map((row) => describeAccount(row))),
    next: last && (isBackwards || more) ? writeMarker('acc', last) : undefined,
    previous: first && (isBackwards ? more : marker !== undefined || skip > 0) ? writeMarker('acc', first) : undefined,
    counts,
    total: accountStatuses
      .filter((status) => input.status?.includes(status) ?? true)
      .reduce((sum, status) => sum + counts[status], 0),
  })
}

/** What lies behind a marker. The first condition is what the index can use; the second tells accounts of one millisecond apart. */
function beyond({ createdAt, id }: Marker, isBackwards: boolean): Prisma.LinkedAccountWhereInput[] {
  return isBackwards
    ? [{ createdAt: { gte: createdAt } }, { OR: [{ createdAt: { gt: createdAt } }, { createdAt, id: { gt: id } }] }]
    : [{ createdAt: { lte: createdAt } }, { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] }]
}

async function filter(
  context: Context,
  { search, provider, providers, ownerId, ownerIds, accountIds, type, configId }: ListInput,
): Promise<Prisma.LinkedAccountWhereInput> {
  const words = search?.trim()
  return {
    projectId: context.projectId,
    deletedAt: null,
    AND: [
      ...(provider ? [{ provider }] : []),
      ...(providers ? [{ provider: { in: [...providers] } }] : []),
      ...(ownerId === undefined ? [] : [{ originOwnerId: ownerId }]),
      ...(ownerIds ? [{ originOwnerId: { in: [...ownerIds] } }] : []),
    ],
    ...(accountIds && { id: { in: accountIds.map((id) => fromPublic('acc', id) ?? NOBODY) } }),
    ...(type && { type }),
    // An id that is none matches nothing, as another project's does.
    ...(configId && { configId: fromPublic('cfg', configId) ?? NOBODY }),
    ...(words && { OR: await searchFor(words) }),
  }
}
