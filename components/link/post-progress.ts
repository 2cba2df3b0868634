import { inEnglish, type Translate } from '#components/words/translate.ts'
import type { ProblemBody, Progress } from '#lib/api/contract.ts'
import { readLines } from './ndjson.ts'
import { asMember, type Send } from './send.tsx'

/** How a run ended. `lost`: the connection broke and nobody here knows what core did; the same attempt tells. */
export type Ending =
  | Extract<Progress, { type: 'done' }>
  | Extract<Progress, { type: 'problem' }>
  | { type: 'cancelled' }
  | { type: 'lost' }
  | { type: 'slow' }

/** Core ends a test after 15 s and says why; only if even that does not come is the run stopped from here. */
const GIVE_UP_AFTER = 18_000
/** Checks against a sandbox take no time at all; this long a check that passed stays before the next, to be read. */
const PACE = 150

/** A list that fills itself is movement too: whoever asked for less of it gets what is known at once. */
const pace = (): number => (window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : PACE)

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => resolve(clearTimeout(timer)), { once: true })
  })

/** Posts and reads the answer line by line: `onEvent` for all but the last, which is returned. Never throws. */
export async function postProgress(
  url: string,
  body: unknown,
  cancelled: AbortSignal,
  onEvent: (event: Extract<Progress, { type: 'steps' | 'step' }>) => void,
  send: Send = asMember,
  t: Translate = inEnglish,
): Promise<Ending> {
  const slow = AbortSignal.timeout(GIVE_UP_AFTER)
  const signal = AbortSignal.any([cancelled, slow])
  try {
    const response = await send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/x-ndjson' },
      body: JSON.stringify(body),
      signal,
    })
    if (!response.ok || !response.body) return { type: 'problem', problem: await problemOf(response, t) }
    for await (const line of readLines(response.body)) {
      const event = line as Progress
      if (event.type === 'done' || event.type === 'problem') return event
      onEvent(event)
      if (event.type === 'step' && event.step.state === 'passed') await pause(pace(), signal)
    }
    return { type: 'lost' }
  } catch {
    return { type: cancelled.aborted ? 'cancelled' : slow.aborted ? 'slow' : 'lost' }
  }
}

/** The problem in a refusal; one of our own making where something between here and core answered. */
export async function problemOf(response: Response, t: Translate = inEnglish): Promise<ProblemBody> {
  const body: unknown = await response.json().catch(() => undefined)
  if (body && typeof body === 'object' && 'kind' in body && 'detail' in body) return body as ProblemBody
  const detail = t('The hub did not answer as expected (status {status}).', { status: response.status })
  return {
    type: 'about:blank',
    title: t('Something went wrong in the hub'),
    status: response.status,
    detail,
    kind: 'unexpected',
    next: t('Try again. If it stays like this, ask whoever runs the hub to look at its log.'),
    request_id: response.headers.get('x-request-id') ?? '',
    statusCode: response.status,
    message: detail,
    timestamp: new Date().toISOString(),
  }
}
