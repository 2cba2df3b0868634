import type { ProblemBody } from '#lib/api/contract.ts'
import { say } from '#lib/words/index.ts'

/** What is known of a refusal, also where no answer came at all. */
export type Refusal = Pick<ProblemBody, 'status' | 'detail' | 'next' | 'fields'> & {
  kind?: string
  title?: string
  request_id?: string
}
export type Asked<T> = { ok: true; value: T } | { ok: false; problem: Refusal }

type Answer = { ok: boolean; status: number; json(): Promise<unknown> }
type Value<R extends Answer> = Exclude<Awaited<ReturnType<R['json']>>, ProblemBody>

/** Turns an answer into a value: what core sent, its problem, or the words for a lost connection. */
export async function ask<R extends Answer>(answer: Promise<R>): Promise<Asked<Value<R>>> {
  try {
    const got = await answer
    const body = got.status === 204 ? undefined : await got.json()
    if (got.ok) return { ok: true, value: body as Value<R> }
    return { ok: false, problem: body as ProblemBody }
  } catch {
    return { ok: false, problem: navigator.onLine ? unreachable : offline }
  }
}

// In English, as all that comes from here; whoever shows it in another language finds it by these words.
const unreachable: Refusal = {
  status: 0,
  detail: String(say('The hub did not answer.')),
  next: String(say('Your entries are kept. Try again in a moment.')),
}

const offline: Refusal = {
  status: 0,
  detail: String(say('You are offline.')),
  next: String(say('Your entries are kept. Try again when you are connected.')),
}
