import type { Context } from '#lib/auth/context.ts'
import { fromPublic, NOBODY } from '#lib/ids.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { type OldSecrets, oldSecrets } from './advice.ts'
import type { AccountStatus } from './describe-account.ts'
import { hasWords, readSearch, type Search } from './search-accounts.ts'

/** Which accounts of a project: filters add up, and an empty list finds nothing. Members as in the list's query. */
export type AccountFilter = {
  /** see {@link readSearch} */
  search?: string | undefined
  status?: readonly AccountStatus[] | undefined
  /** a connector's id */
  provider?: string | undefined
  providers?: readonly string[] | undefined
  ownerId?: string | undefined
  ownerIds?: readonly string[] | undefined
  accountIds?: readonly string[] | undefined
  type?: 'production' | 'test' | undefined
  configId?: string | undefined
  /** those alone whose secrets are older than their provider advises, see advice.ts */
  oldCredentials?: boolean | undefined
}

/** A filter with what has to be looked up for it: until when secrets are old, for each provider that says so. */
export type ReadFilter = AccountFilter & { old?: readonly OldSecrets[] }

export const readFilter = async (filter: AccountFilter): Promise<ReadFilter> =>
  filter.oldCredentials ? { ...filter, old: await oldSecrets() } : filter

/**
 * A query for the ids (one column, `id`, a uuid) of every account that a filter finds, in no order: for
 * `insert … select`, or as `id in (…)`. Deleted accounts are never among them.
 */
export async function matchingAccounts(
  { projectId }: Pick<Context, 'projectId'>,
  filter: AccountFilter,
): Promise<Prisma.Sql> {
  const search = await readSearch(filter.search)
  const read = await readFilter(filter)
  const conditions = [...conditionsOf(read), ...statusCondition(filter), ...searchCondition(projectId, search)]
  return Prisma.sql`select a.id from linked_accounts a where ${allOf([ofProject(projectId), ...conditions])}`
}

export const allOf = (conditions: readonly Prisma.Sql[]): Prisma.Sql =>
  conditions.length === 0 ? Prisma.sql`true` : Prisma.join([...conditions], ' and ')

export const ofProject = (projectId: string): Prisma.Sql =>
  Prisma.sql`a.project_id = ${projectId}::uuid and a.deleted_at is null`

/** What a filter says of an account `a`, but for its status and the search. */
export function conditionsOf(filter: ReadFilter): Prisma.Sql[] {
  const { provider, providers, ownerId, ownerIds, accountIds, type, configId, old } = filter
  return [
    ...(provider === undefined ? [] : [Prisma.sql`a.provider = ${provider}`]),
    ...(providers === undefined ? [] : [Prisma.sql`a.provider = any(${[...providers]}::text[])`]),
    ...(ownerId === undefined ? [] : [Prisma.sql`a.origin_owner_id = ${ownerId}`]),
    ...(ownerIds === undefined ? [] : [Prisma.sql`a.origin_owner_id = any(${[...ownerIds]}::text[])`]),
    ...(accountIds === undefined ? [] : [Prisma.sql`a.id = any(${uuidsOf(accountIds)}::uuid[])`]),
    ...(type === undefined ? [] : [Prisma.sql`a.type = ${type}`]),
    ...(configId === undefined ? [] : [Prisma.sql`a.config_id = ${configUuid(configId)}::uuid`]),
    ...(old === undefined ? [] : [isOld(old)]),
  ]
}

/** That the secrets of an account `a` are old for its provider. */
const isOld = (old: readonly OldSecrets[]): Prisma.Sql =>
  old.length === 0
    ? Prisma.sql`false`
    : Prisma.sql`(${Prisma.join(
        old.map(({ provider, until }) => Prisma.sql`(a.provider = ${provider} and a.credentials_at <= ${until})`),
        ' or ',
      )})`

export const statusCondition = ({ status }: AccountFilter): Prisma.Sql[] =>
  status === undefined ? [] : [Prisma.sql`a.status = any(${[...status]}::text[])`]

// An id that is none matches nothing, as another project's does.
export const uuidsOf = (publicIds: readonly string[]): string[] =>
  publicIds.map((id) => fromPublic('acc', id) ?? NOBODY)
export const configUuid = (publicId: string): string => fromPublic('cfg', publicId) ?? NOBODY

function searchCondition(projectId: string, search: Search | undefined): Prisma.Sql[] {
  if (search === undefined) return []
  if ('id' in search) return [Prisma.sql`a.id = ${search.id}::uuid`]
  const found = Prisma.sql`a.id in (
    select t.id from account_texts t where t.project_id = ${projectId}::uuid and ${hasWords(search)})`
  return search.providers.length === 0
    ? [found]
    : [Prisma.sql`(a.provider = any(${search.providers}::text[]) or ${found})`]
}
