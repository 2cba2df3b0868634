import { timingSafeEqual } from 'node:crypto'
import type { Tx } from '#lib/db.ts'
import { type Problem, type Result, refuse } from '#lib/problems.ts'
import { say, sayCount, type Words } from '#lib/words/index.ts'
import type { ConnectSession } from '#prisma/generated/client.ts'
import { hashSessionSecret, readSessionToken } from './session-token.ts'

/** What a connect session is good for: its row without the secret's hash. */
export type Session = Omit<ConnectSession, 'hash' | 'values'> & {
  values: Readonly<Record<string, string>>
  /** why it is good for nothing any more; undefined while it is */
  over: Problem | undefined
}

/**
 * The connect session behind a token, found by its id in one indexed read; the secret is compared in constant time. The
 * same for absent, malformed and altered tokens: undefined. Whoever has the right secret gets it when it is over, too.
 */
export async function findSession(prisma: Tx, token: string): Promise<Session | undefined> {
  const { id, secret } = readSessionToken(token)
  // Not findUnique, which waits a turn to ask for several at once: a quarter of the time of this read.
  const row = await prisma.connectSession.findFirst({ where: { id } })
  const isRight = timingSafeEqual(hashSessionSecret(secret), row?.hash ?? hashSessionSecret(''))
  if (!row || !isRight) return undefined
  const { hash: _, values, ...rest } = row
  return { ...rest, values: values as Record<string, string>, over: sessionOver(row) }
}

type Ends = Pick<ConnectSession, 'revokedAt' | 'usedAt' | 'expiresAt' | 'maxLinks'>

/** Why a session is good for nothing any more, as whoever has its link is told; undefined while it is good. */
export function sessionOver({ revokedAt, usedAt, expiresAt, maxLinks }: Ends): Problem | undefined {
  if (usedAt) {
    const message = sayCount(
      maxLinks,
      'This link was used already, so nothing more can be connected with it. It works once.',
      'This link was used already, so nothing more can be connected with it. It works {n} times.',
    )
    return over('session_used', message)
  }
  if (revokedAt) return withdrawn()
  if (expiresAt.getTime() > Date.now()) return undefined
  return over('session_expired', say('This link has expired, so nothing can be connected with it any more.'))
}

/** What whoever has a link that was withdrawn, or renewed, is told. */
export const withdrawn = (): Problem =>
  over('session_revoked', say('This link was withdrawn, so nothing can be connected with it.'))

const over = (kind: Problem['kind'], message: Words): Problem => ({
  kind,
  message,
  next: say('Ask whoever sent it for a new one. If it came with a page of theirs, open that page again.'),
})

/** The one answer for absent, foreign and altered tokens. */
export const sessionUnknown = () =>
  refuse(
    'session_unknown',
    say('There is no connect session behind this link or token.'),
    say(
      'The link may have been cut off: copy the whole of it and open it again. Else ask whoever sent it for a new one.',
    ),
  )

/** The session itself while it is good, else why it is not. */
export const requireOpen = (session: Session): Result<Session> =>
  session.over ? { ok: false, problem: session.over } : { ok: true, value: session }
