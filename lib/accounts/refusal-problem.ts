import { transientCodes } from '#lib/define/index.ts'
import type { Refusal } from '#lib/engine/report.ts'
import { type Problem, refuse } from '#lib/problems.ts'
import { sayInTurn } from '#lib/words/index.ts'
import type { AttemptState } from './attempt.ts'

/** Whether the refusal says something about the credentials; if not, nothing was learned. */
export const isVerdict = ({ code }: Refusal): boolean => !transientCodes.includes(code)

/** What the provider said, as a problem: the sentence stands at every field that is to blame. */
export function refusalProblem(refusal: Refusal): { ok: false; problem: Problem } {
  const { code, message, next, step, retryAfter, status, providerText } = refusal
  const fields = Object.fromEntries(refusal.fields.map((name) => [name, sayInTurn(message, next)]))
  return refuse(isVerdict(refusal) ? 'credentials_refused' : 'could_not_check', message, next, {
    code,
    step,
    ...(refusal.fields.length > 0 && { fields }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(status !== undefined && { providerStatus: status }),
    ...(providerText && { providerText }),
  })
}

/** The provider answered, and what it said is why nothing was stored. */
const REFUSED: ReadonlySet<Problem['kind']> = new Set(['credentials_refused', 'already_linked', 'identity_changed'])

/** How the attempt ended. */
export function endOf({ kind, code }: Problem): { state: AttemptState; code?: string | undefined } {
  if (kind === 'cancelled') return { state: 'cancelled' }
  return {
    state: REFUSED.has(kind) ? 'refused' : 'unavailable',
    code: code ?? kind,
  }
}
