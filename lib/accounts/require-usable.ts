import { notFound, ok, type Result, refuse } from '#lib/problems.ts'
import { findConnector } from '#lib/registry.ts'
import { type AccountRow, nameOfRow } from './describe-account.ts'
import { reasonsOf, statusOf } from './status.ts'

/** What to do about an account that cannot be used, by what keeps it from being used. */
const remedies = {
  archived: 'Take it out of the archive, or use another account.',
  suspended: 'Resume it on its page.',
  inactive: 'Ask an owner of your project to enable the config, or use another account.',
  expired: 'Enter new credentials: open the account and press Fix.',
  error: 'Open the account and press Fix, or ask its owner for new credentials.',
} as const

/**
 * Whether calls may go through an account now. Refused as `account_not_usable` with who or what stopped it, and what to
 * do. A config that was disabled counts at once, also where its accounts have not heard of it yet.
 */
export async function requireUsable(row: AccountRow): Promise<Result<undefined>> {
  if (row.deletedAt) return notFound('account')
  const present = await requireConnector(row)
  if (!present.ok) return present
  const reasons = reasonsOf(row)
  const status = statusOf(reasons)
  if (status === 'active' && row.config.enabled) return ok(undefined)
  const name = await nameOfRow(row)
  if (status === 'active')
    return refuse(
      'account_not_usable',
      `${name} cannot be used: its config ${row.config.name} is disabled.`,
      remedies.inactive,
    )
  return refuse('account_not_usable', `${name} cannot be used. ${reasons[0]?.description ?? ''}`, remedies[status])
}

/** Refuses as `account_not_usable` where this hub does not have the account's connector any more. */
export async function requireConnector(row: AccountRow): Promise<Result<undefined>> {
  if (await findConnector(row.provider)) return ok(undefined)
  return refuse(
    'account_not_usable',
    `${await nameOfRow(row)} cannot be used: this hub has no connector “${row.provider}” any more.`,
    'Bring the connector back, or delete the account.',
  )
}
