import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import type { Tx } from '#lib/db.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import type { ConnectSession } from '#prisma/generated/client.ts'
import { type MadeSession, type SessionColumns, writeSession } from './create-session.ts'
import { findOwnSession } from './find-own-session.ts'
import type { SessionDeps } from './session-deps.ts'

/** Makes a session's link and token worthless at once. Twice is as good as once. Refused: `not_found`. */
export async function revokeSession(
  { prisma }: Pick<SessionDeps, 'prisma'>,
  context: Context,
  id: string,
): Promise<Result<undefined>> {
  return prisma.$transaction(async (tx) => {
    const found = await findOwnSession(tx, context, id)
    if (!found.ok) return found
    if (await revoke(tx, found.value)) {
      const { projectId, actor, ip } = context
      const target = { type: 'connect_session', id: found.value.id }
      await record(tx, { projectId, actor, action: 'session.revoked', target, ip })
    }
    return ok(undefined)
  })
}

/**
 * A new link of the same content and length of time; the old one is worthless from then on. Refused: `not_found`;
 * `session_revoked` where it was withdrawn before (by another renewal, too); `invalid_values` where its account is gone.
 */
export async function renewSession(
  { prisma, hubUrl }: SessionDeps,
  context: Context,
  id: string,
): Promise<Result<MadeSession>> {
  return prisma.$transaction(async (tx) => {
    const found = await findOwnSession(tx, context, id)
    if (!found.ok) return found
    const row = found.value
    if (row.accountId !== null && !(await hasAccount(tx, row))) return accountGone()
    if (!(await revoke(tx, row))) return withdrawn()
    const seconds = Math.round((row.expiresAt.getTime() - row.createdAt.getTime()) / 1000)
    const made = { hubUrl, columns: contentOf(row), seconds, action: 'session.renewed' }
    return ok(await writeSession(tx, context, made))
  })
}

async function revoke(tx: Tx, { id }: ConnectSession): Promise<boolean> {
  const { count } = await tx.connectSession.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: new Date() },
  })
  return count === 1
}

const hasAccount = async (tx: Tx, { projectId, accountId }: ConnectSession): Promise<boolean> =>
  (await tx.linkedAccount.count({ where: { projectId, id: accountId ?? '', deletedAt: null } })) === 1

/** What a session is for, without what became of it. */
function contentOf(row: ConnectSession) {
  const { type, provider, categories, configId, accountId, multiple, label, metadata, values, locked, origins } = row
  const { originOwnerId, originOwnerName, originUsername, maxLinks } = row
  const owner = { originOwnerId, originOwnerName, originUsername }
  const what = { type, provider, categories, configId, accountId, multiple, label, metadata, maxLinks }
  return { ...owner, ...what, values, locked, origins } satisfies Partial<SessionColumns>
}

const accountGone = () =>
  refuse('invalid_values', 'The account that this link edits was deleted.', 'Make a link for another account.', {
    fields: { account_id: 'The account was deleted.' },
  })

const withdrawn = () =>
  refuse(
    'session_revoked',
    'This link was withdrawn before, or renewed by somebody else.',
    'Look at the list again; if there is no other link, make one.',
  )
