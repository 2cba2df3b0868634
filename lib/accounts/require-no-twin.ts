import type { Session } from '#lib/auth/connect-session.ts'
import type { Tx } from '#lib/db.ts'
import type { Identity } from '#lib/engine/report.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import { say } from '#lib/words/index.ts'
import type { Config } from '#prisma/generated/client.ts'
import { findTwin } from './find-twin.ts'
import { accountsOf } from './own-accounts.ts'

type Asking = {
  /** row id of the account that asks */
  except?: string | undefined
  session?: Session | undefined
  /** another one is wanted on purpose */
  allowed?: boolean | undefined
}

/**
 * Refuses as `already_linked`, naming the account, when the project has linked this provider-side identity before. A
 * session hears of its owner's accounts alone, and may have another one of these only. Give it the transaction that
 * stores, as {@link findTwin} asks.
 */
export async function requireNoTwin(
  tx: Tx,
  config: Config,
  identity: Identity | undefined,
  { except, session, allowed }: Asking = {},
): Promise<Result<undefined>> {
  if (!identity || (allowed && !session)) return ok(undefined)
  const { name } = identity
  const among = except === undefined ? {} : { except }
  const own = session && (await accountsOf(session))
  const elsewhere = own && (await findTwin(tx, config, identity, { ...among, where: { NOT: own } }))
  if (elsewhere) {
    return refuse(
      'already_linked',
      say('The credentials are right, but {name} is linked already elsewhere in this project. Nothing was stored.', {
        name,
      }),
      say('Ask whoever sent you the link, or enter the credentials of another organisation.'),
    )
  }
  const twin = allowed
    ? undefined
    : await findTwin(tx, config, identity, { ...among, ...(own && { where: own, unlabelled: true }) })
  if (!twin) return ok(undefined)
  const message =
    twin.name === name
      ? say('The credentials are right, but {name} is linked already. Nothing was stored.', { name })
      : say('The credentials are right, but {name} is linked already, as {account}. Nothing was stored.', {
          name,
          account: twin.name,
        })
  if (except)
    return refuse('already_linked', message, say('Edit that account instead, or enter the credentials of this one.'))
  const next =
    session && !session.multiple
      ? say('Edit that account.')
      : say('Edit that account, or link a second one on purpose.')
  return refuse('already_linked', message, next, { account: twin })
}
