import type { ConnectSession } from '#prisma/generated/client.ts'

export const sessionStates = ['waiting', 'opened', 'used', 'expired', 'revoked'] as const
export type SessionState = (typeof sessionStates)[number]

type Times = Pick<ConnectSession, 'revokedAt' | 'usedAt' | 'expiresAt' | 'openedAt'>

/** Where a session stands, in the order in which it would be refused: see sessionOver in lib/auth. */
export function sessionState({ revokedAt, usedAt, expiresAt, openedAt }: Times): SessionState {
  if (usedAt) return 'used'
  if (revokedAt) return 'revoked'
  if (expiresAt.getTime() <= Date.now()) return 'expired'
  return openedAt ? 'opened' : 'waiting'
}
