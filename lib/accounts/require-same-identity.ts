import type { Identity } from '#lib/engine/report.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import { say } from '#lib/words/index.ts'
import type { LinkedAccount } from '#prisma/generated/client.ts'

type Known = Pick<LinkedAccount, 'identityId' | 'identityName'>

/** Whether the provider named another one than the account is known to be. Where either is unknown, nothing changed. */
export const isAnotherIdentity = ({ identityId }: Known, identity: Identity | undefined): identity is Identity =>
  identity !== undefined && identityId !== null && identity.id !== identityId

/**
 * Refuses as `identity_changed`, naming both, when right credentials would make an account somebody else's, unless
 * `accepted` is the id of that somebody.
 */
export function requireSameIdentity(
  known: Known,
  identity: Identity | undefined,
  accepted: string | undefined,
): Result<undefined> {
  if (!isAnotherIdentity(known, identity) || identity.id === accepted) return ok(undefined)
  const before = { id: known.identityId ?? '', name: known.identityName ?? known.identityId ?? '' }
  const isSameName = before.name === identity.name
  const nameOf = ({ id, name }: Identity) => (isSameName ? `${name} (${id})` : name)
  const names = { found: nameOf(identity), known: nameOf(before) }
  return refuse(
    'identity_changed',
    say('These credentials are right, but belong to {found}, not to {known}. Nothing was stored.', names),
    say('Enter the credentials of {known}, or change this account to {found}.', names),
    { identity: { id: identity.id, name: nameOf(identity) } },
  )
}
