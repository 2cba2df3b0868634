import type { AccountStatus, StatusReason } from './describe-account.ts'

/**
 * An account's status follows from the reasons in force; the first of these that has one decides. Without a reason it is
 * active. So whatever ends, an account is again exactly what it was.
 */
const deciding = ['archived', 'suspended', 'inactive', 'expired', 'error'] as const satisfies AccountStatus[]
type Deciding = (typeof deciding)[number]

/** What each reason makes of an account. Whatever else a provider answers to its credentials makes it an error. */
const statusBy: Readonly<Record<string, Deciding>> = {
  archived_by_hand: 'archived',
  suspended_by_hand: 'suspended',
  config_disabled: 'inactive',
  connector_missing: 'inactive',
  credentials_expired: 'expired',
}

/** Codes of reasons that somebody sets, or that follow from the hub; all others are a provider's verdict. */
export type OwnCode = 'archived_by_hand' | 'suspended_by_hand' | 'config_disabled' | 'connector_missing'

const statusOfCode = (code: string): Deciding =>
  Object.hasOwn(statusBy, code) ? (statusBy[code] as Deciding) : 'error'

/** Whether the provider gave this reason, in answer to the credentials. */
export const isVerdictReason = ({ code }: Pick<StatusReason, 'code'>): boolean =>
  ['expired', 'error'].includes(statusOfCode(code))

export const statusOf = (reasons: readonly Pick<StatusReason, 'code'>[]): AccountStatus =>
  deciding.find((status) => reasons.some(({ code }) => statusOfCode(code) === status)) ?? 'active'

/** The reasons in their order: the deciding ones first, of these the newest. */
const inOrder = (reasons: readonly StatusReason[]): StatusReason[] =>
  reasons.toSorted(
    (one, other) =>
      deciding.indexOf(statusOfCode(one.code)) - deciding.indexOf(statusOfCode(other.code)) ||
      other.timestamp.localeCompare(one.timestamp),
  )

/** With one reason more. One that is in force already stays as it is: it tells since when. */
export const withReason = (reasons: readonly StatusReason[], reason: StatusReason): StatusReason[] =>
  reasons.some(({ code }) => code === reason.code) ? [...reasons] : inOrder([...reasons, reason])

export const withoutReason = (reasons: readonly StatusReason[], code: OwnCode): StatusReason[] =>
  reasons.filter((reason) => reason.code !== code)

/** With the provider's newest verdict instead of the one before; the same one again keeps its time. */
export function withVerdict(reasons: readonly StatusReason[], verdict: StatusReason): StatusReason[] {
  // Credentials that ran out are refused from then on: that says less than is known.
  const isLess = verdict.code === 'invalid_credentials' && reasons.some(({ code }) => code === 'credentials_expired')
  if (isLess) return [...reasons]
  const before = reasons.find(({ code }) => code === verdict.code)
  return inOrder([...withoutVerdict(reasons), { ...verdict, timestamp: before?.timestamp ?? verdict.timestamp }])
}

/** After a proof of working credentials. */
export const withoutVerdict = (reasons: readonly StatusReason[]): StatusReason[] =>
  reasons.filter((reason) => !isVerdictReason(reason))

/** Whether these are the same reasons in the same order. The database keeps their members in an order of its own. */
export const isSameReasons = (some: readonly StatusReason[], others: readonly StatusReason[]): boolean =>
  some.length === others.length &&
  some.every(({ code, description, timestamp }, at) => {
    const other = others[at]!
    return code === other.code && description === other.description && timestamp === other.timestamp
  })

/** The reasons of a row; one whose status came before reasons did gets the one that goes with it. */
export function reasonsOf(row: { status: string; statusReasons: unknown; statusSince: Date }): StatusReason[] {
  const reasons = row.statusReasons as StatusReason[]
  const own = impliedBy[row.status]
  if (!own || statusOf(reasons) === row.status) return reasons
  return withReason(reasons, { ...own, timestamp: row.statusSince.toISOString() })
}

const impliedBy: Readonly<Record<string, Pick<StatusReason, 'code' | 'description'>>> = {
  archived: { code: 'archived_by_hand', description: 'Archived by hand.' },
  suspended: { code: 'suspended_by_hand', description: 'Suspended by hand.' },
  inactive: { code: 'config_disabled', description: 'Its config was disabled.' },
  expired: { code: 'credentials_expired', description: 'The credentials ran out at the provider.' },
  error: { code: 'invalid_credentials', description: 'The provider no longer accepts what is stored.' },
}
