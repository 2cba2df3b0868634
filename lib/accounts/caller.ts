import type { Actor } from '#lib/audit/record.ts'
import type { Session } from '#lib/auth/connect-session.ts'

/**
 * Who acts on an account, in which project. A request's Context is one; so is the product itself, where nobody asks:
 * `{ projectId, actor: { type: 'system' } }`.
 */
export type Caller = {
  projectId: string
  actor: Actor
  ip?: string | undefined
  /** a connect session sees its own accounts alone */
  session?: Session | undefined
}
