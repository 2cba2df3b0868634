import type { Context as HonoContext } from 'hono'
import { type Linked, type Run, translateAccount } from '#lib/accounts/index.ts'
import type { Result } from '#lib/problems.ts'
import { renderDeep } from '#lib/words/index.ts'
import type { Progress } from './contract.ts'
import type { Deps } from './deps.ts'
import { failure } from './on-error.ts'
import { dictionaryOf, problemBody, problemReply } from './problem-reply.ts'

type Unrendered = Parameters<Run['report']>[0] | ({ type: 'done' } & Linked)

/**
 * Answers with what happens, one JSON object per line, as it happens. A problem found before anything was reported is
 * an ordinary answer with its own status. When the caller goes away, the work's signal aborts.
 */
export async function progressReply(
  c: HonoContext,
  { log }: Pick<Deps, 'log'>,
  work: (run: Run) => Promise<Result<Linked>>,
) {
  const requestId: string = c.get('requestId')
  const dictionary = dictionaryOf(c)
  const inWords = (line: Unrendered): Progress => renderDeep(line, dictionary) as Progress
  const gone = new AbortController()
  const signal = AbortSignal.any([c.req.raw.signal, gone.signal])
  const { lines, tell, close } = lineStream(() => gone.abort())
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()

  const working = work({
    signal,
    report: (event) => {
      tell(inWords(event))
      begin()
    },
  })
  const early = await Promise.race([begun, working])
  if (early && !early.ok) return problemReply(c, early.problem)

  const finish = async () => {
    const ended = await working.catch((error: unknown) => {
      const problem = failure(log, requestId, error, 'a request failed while its answer was under way')
      return { ok: false, problem } as const
    })
    tell(
      ended.ok
        ? inWords({ type: 'done', ...ended.value, account: translateAccount(ended.value.account, dictionary) })
        : { type: 'problem', problem: problemBody(ended.problem, requestId, dictionary) },
    )
    close()
  }
  void finish()
  // no-transform and x-accel-buffering: a proxy that waits for more would hide the progress.
  const headers = {
    'content-type': 'application/x-ndjson',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  }
  return c.body(lines, 200, headers)
}

/** A body of JSON lines; what is said after the reader left is dropped. */
function lineStream(onLeave: () => void) {
  const encoder = new TextEncoder()
  let out: ReadableStreamDefaultController<Uint8Array> | undefined
  const lines = new ReadableStream<Uint8Array>({
    start: (controller) => {
      out = controller
    },
    cancel: () => {
      out = undefined
      onLeave()
    },
  })
  return {
    lines,
    tell: (line: Progress) => out?.enqueue(encoder.encode(`${JSON.stringify(line)}\n`)),
    close: () => out?.close(),
  }
}
