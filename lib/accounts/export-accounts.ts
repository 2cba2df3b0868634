import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import { csvLine } from '#lib/csv.ts'
import type { AccountDeps } from './account-deps.ts'
import { type AccountFilter, readFilter } from './account-filter.ts'
import type { Account } from './describe-account.ts'
import { nextMatching } from './find-many.ts'
import type { Place } from './find-page.ts'
import { type AccountSort, orderOf, readAccounts } from './list-accounts.ts'
import { readSearch } from './search-accounts.ts'

/** Accounts that are in memory at a time, however many there are. */
const AT_ONCE = 500

const columns: Readonly<Record<string, (account: Account) => string | null>> = {
  id: ({ id }) => id,
  account: ({ display_name }) => display_name,
  label: ({ label }) => label,
  connector: ({ provider_name }) => provider_name,
  'name at the provider': ({ identity }) => identity?.name ?? null,
  'id at the provider': ({ identity }) => identity?.id ?? null,
  'owner id': ({ origin_owner_id }) => origin_owner_id,
  'owner name': ({ origin_owner_name }) => origin_owner_name,
  'owner user name': ({ origin_username }) => origin_username,
  type: ({ type }) => type,
  config: ({ config }) => config.name,
  environment: ({ config }) => config.environment,
  status: ({ status }) => status,
  'status since': ({ status_since }) => status_since,
  reason: ({ status_reasons }) => status_reasons.map(({ description }) => description).join(' '),
  connected: ({ created_at }) => created_at,
  'last checked': ({ last_checked_at }) => last_checked_at,
  'next check': ({ next_check_at }) => next_check_at,
  'secrets entered': ({ credentials_at }) => credentials_at,
  settings: ({ setup_information }) =>
    Object.entries(setup_information)
      .map(([field, value]) => `${field}=${value}`)
      .join('; '),
}

/**
 * The lines of a CSV file of all that a list shows, in its order, read some hundred at a time; no secret, nor a part of
 * one, is in it. The audit log tells of it before the first line.
 */
export async function* exportAccounts(
  { db }: Pick<AccountDeps, 'db'>,
  { projectId, actor, ip }: Pick<Context, 'projectId' | 'actor' | 'ip'>,
  { sort = 'newest', ...asked }: AccountFilter & { sort?: AccountSort | undefined },
): AsyncGenerator<string> {
  const target = { type: 'project', id: projectId }
  await record(db.prisma, { projectId, actor, ip, action: 'accounts.exported', target })
  const search = await readSearch(asked.search)
  const filter = await readFilter(asked)
  yield csvLine(Object.keys(columns))
  const cells = Object.values(columns)
  let beyond: Place | undefined
  do {
    const wanted = { projectId, filter, search, order: orderOf[sort], beyond, skip: 0, take: AT_ONCE }
    const places = await nextMatching(db.prisma, wanted)
    const accounts = await readAccounts(db, projectId, places)
    yield accounts.map((account) => csvLine(cells.map((cell) => cell(account)))).join('')
    beyond = places.length === AT_ONCE ? places.at(-1) : undefined
  } while (beyond)
}
