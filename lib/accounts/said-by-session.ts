import type { Session } from '#lib/auth/connect-session.ts'
import type { Context } from '#lib/auth/context.ts'
import type { Result } from '#lib/problems.ts'
import type { AccountDeps } from './account-deps.ts'
import type { LinkInput } from './link-account.ts'
import type { Values } from './read-values.ts'
import { type Linked, linkedBefore } from './with-attempt.ts'

/** What a session says about its links, whatever was sent: whose they are, what they are called, which values are fixed. */
export const saidBySession = (session: Session, input: LinkInput): LinkInput => ({
  ...input,
  values: withLocked(session, input.values),
  originOwnerId: session.originOwnerId,
  originOwnerName: session.originOwnerName,
  originUsername: session.originUsername ?? undefined,
  label: session.label ?? undefined,
  allowDuplicate: session.multiple && input.allowDuplicate === true,
})

/** The values with those that a session has fixed. */
export const withLocked = (session: Session | undefined, values: Values): Values => ({
  ...values,
  ...Object.fromEntries(Object.entries(session?.values ?? {}).filter(([name]) => session?.locked.includes(name))),
})

/**
 * What is said before a session's press is begun: the account, where this very press has stored it already (its answer
 * was lost); why the session is over; undefined where the press may begin.
 */
export async function saidBefore(
  { db }: Pick<AccountDeps, 'db'>,
  context: Context,
  key: string,
): Promise<Result<Linked> | undefined> {
  const { session, projectId } = context
  if (!session) return undefined
  const known = await db.prisma.linkAttempt.findUnique({ where: { projectId_key: { projectId, key } } })
  if (known?.state === 'linked' && known.accountId) return linkedBefore({ db }, context, known.accountId)
  return session.over && { ok: false, problem: session.over }
}
