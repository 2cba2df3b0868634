import type { Context } from '#lib/auth/context.ts'
import { fromPublic } from '#lib/ids.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import { connectors } from '#lib/registry.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { AccountDeps } from './account-deps.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { type Account, type AccountStatus, describeAccount, withConfig } from './describe-account.ts'
import { NOBODY } from './nobody.ts'

export type ListInput = {
  /** part of a name, an owner's name or id, or a whole account id */
  search?: string | undefined
  status?: AccountStatus | undefined
  provider?: string | undefined
  type?: 'production' | 'test' | undefined
  configId?: string | undefined
  pageSize: number
  /** from the previous page */
  next?: string | undefined
  /** StackOne's way, from 1: slower the further it goes; `next` wins */
  page?: number | undefined
}

type AccountPage = {
  accounts: Account[]
  next: string | undefined
  /** per status, with every filter but the status applied */
  counts: Record<AccountStatus, number>
  total: number
}

/** A page of the project's accounts, newest first. A cursor of another make is refused as `invalid_request`. */
export async function listAccounts(
  { db }: AccountDeps,
  context: Context,
  input: ListInput,
): Promise<Result<AccountPage>> {
  const after = input.next === undefined ? undefined : readCursor(input.next)
  if (input.next !== undefined && !after) {
    return refuse(
      'invalid_request',
      'This page marker (next) is not one of ours.',
      'Begin with the first page: leave next out.',
    )
  }
  const matching = await filter(context, input)
  const where: Prisma.LinkedAccountWhereInput = { ...matching, ...(input.status && { status: input.status }) }
  const [rows, groups] = await Promise.all([
    db.prisma.linkedAccount.findMany({
      // The first condition is what the index can use; the second tells accounts of one millisecond apart.
      where: after ? { AND: [where, { createdAt: { lte: after.createdAt } }, isAfter(after)] } : where,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: input.pageSize + 1,
      ...(input.page && !after && { skip: (input.page - 1) * input.pageSize }),
      include: withConfig,
    }),
    db.prisma.linkedAccount.groupBy({ by: ['status'], where: matching, _count: true }),
  ])
  const shown = rows.slice(0, input.pageSize)
  const last = shown.at(-1)
  const counts = { active: 0, inactive: 0, suspended: 0, archived: 0, expired: 0, error: 0 }
  for (const { status, _count } of groups) counts[status as AccountStatus] = _count
  return ok({
    accounts: await Promise.all(shown.map(describeAccount)),
    next: last && rows.length > shown.length ? writeCursor(last) : undefined,
    counts,
    total: input.status ? counts[input.status] : Object.values(counts).reduce((sum, count) => sum + count, 0),
  })
}

const isAfter = ({ createdAt, id }: { createdAt: Date; id: string }): Prisma.LinkedAccountWhereInput => ({
  OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }],
})

async function filter(
  context: Context,
  { search, provider, type, configId }: ListInput,
): Promise<Prisma.LinkedAccountWhereInput> {
  const words = search?.trim()
  return {
    projectId: context.projectId,
    deletedAt: null,
    ...(provider && { provider }),
    ...(type && { type }),
    // An id that is none matches nothing, as another project's does.
    ...(configId && { configId: fromPublic('cfg', configId) ?? NOBODY }),
    ...(words && { OR: await searchFor(words) }),
  }
}

async function searchFor(words: string): Promise<Prisma.LinkedAccountWhereInput[]> {
  const id = fromPublic('acc', words)
  if (id) return [{ id }]
  // % and _ stand for themselves.
  const contains = { contains: words.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } as const
  const named = [...(await connectors())].filter(([, { name }]) => name.toLowerCase().includes(words.toLowerCase()))
  return [
    { label: contains },
    { identityName: contains },
    { originOwnerName: contains },
    { originOwnerId: contains },
    { originUsername: contains },
    ...(named.length > 0 ? [{ provider: { in: named.map(([key]) => key) } }] : []),
  ]
}
