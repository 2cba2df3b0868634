import type { ProblemBody } from '#lib/api/contract.ts'
import { type Said, say, sayInTurn, type Words } from '#lib/words/index.ts'
import type { Ending } from './post-progress.ts'

/** What is said under the check list when a run did not end well and no field is to blame. */
export type Notice = {
  tone: 'info' | 'warning' | 'danger'
  title: Words
  text: Words
  /** seconds from now */
  retryAfter?: number
  action?: 'sign-in' | 'over' | 'duplicate' | 'identity'
}

/** Kinds that say nothing about what was typed: later, the same entries may pass. */
const LATER = new Set(['could_not_check', 'too_many_requests', 'busy', 'already_running'])

const ofProblem = (problem: ProblemBody): Notice => {
  const { kind, detail, next, retry_after } = problem
  if (kind === 'not_signed_in')
    return {
      tone: 'warning',
      title: say('You are not signed in any more. Your entries are kept.'),
      text: say('Sign in in a new tab, come back here and try again.'),
      action: 'sign-in',
    }
  // Whatever is typed after this goes nowhere, unless the page around a frame brings another session.
  if (kind.startsWith('session_'))
    return { tone: 'warning', title: sayInTurn(detail, say('Your entries are kept.')), text: next, action: 'over' }
  // An edit that ends at another account's organisation is refused without naming that account: nothing can be pressed.
  if (kind === 'already_linked' && problem.account)
    return { tone: 'warning', title: detail, text: next, action: 'duplicate' }
  if (kind === 'identity_changed') return { tone: 'warning', title: detail, text: next, action: 'identity' }
  const tone = LATER.has(kind) ? 'warning' : 'danger'
  // With a countdown beside it, a last sentence with the time in it, in whatever language, says it a second time.
  if (retry_after !== undefined)
    return { tone, title: detail, text: next.replace(/[^.]*\d[^.]*\.$/, '').trim(), retryAfter: retry_after }
  return { tone, title: detail, text: next }
}

/** Undefined while there is nothing to say: all is well, or the sentence stands at the fields. */
export function noticeOf(ending: Ending | undefined, provider: string, blamesFields: boolean): Notice | undefined {
  switch (ending?.type) {
    case undefined:
    case 'done':
      return undefined
    case 'problem':
      return blamesFields ? undefined : ofProblem(ending.problem)
    case 'cancelled':
      return { tone: 'info', title: say('Stopped. Nothing was stored.'), text: say('Your entries are kept.') }
    case 'slow':
      return {
        tone: 'warning',
        title: say('{provider} could not be checked now: no answer came in time. Nothing was stored.', { provider }),
        text: say('Your entries are kept. Try again in a minute.'),
      }
    case 'lost':
      return {
        tone: 'warning',
        title: say('The connection to the hub broke while checking.'),
        text: say('Your entries are kept. Try again: if the first try went through, it is not done twice.'),
      }
  }
}

/** Nothing was learned about the entries: a check that did not pass has not failed either. */
export const isInconclusive = (ending: Ending | undefined): boolean =>
  isUnknown(ending) || (ending?.type === 'problem' && LATER.has(ending.problem.kind))

/** The same press may be sent again only where nobody here knows how it ended. */
export const isUnknown = (ending: Ending | undefined): boolean => ending?.type === 'lost' || ending?.type === 'slow'

/** The sentence for each blamed field that the form has; empty when the problem blames none. */
export function blameOf(ending: Ending | undefined, names: readonly string[]): Record<string, string> {
  const said = ending?.type === 'problem' ? (ending.problem.fields ?? {}) : {}
  return Object.fromEntries(Object.entries(said).filter(([name]) => names.includes(name)))
}

/** What support needs, one fact a line; the provider's words are redacted by core. */
export function detailsOf(problem: ProblemBody): [name: Said, value: string][] {
  const [said] = problem.provider_errors ?? []
  const rows: [Said, string | number | undefined][] = [
    [say('Check'), problem.step],
    [say('Outcome'), problem.code ?? problem.kind],
    [say('Status from the provider'), said?.status],
    [say('Provider says'), said?.raw],
    [say('Request'), problem.request_id],
    [say('Time'), problem.timestamp],
  ]
  return rows.flatMap(([name, value]): [Said, string][] =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
}
