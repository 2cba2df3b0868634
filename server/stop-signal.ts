/** A second Ctrl-C this much later (milliseconds) means "now"; earlier ones are npm handing on the first. */
const IMPATIENT_MS = 1_000

/**
 * A signal that is aborted by SIGTERM, SIGINT (Ctrl-C) or SIGHUP (the terminal was closed). Asking a second time ends
 * the process at once; the next start then cleans up.
 */
export function listenForStop(): AbortSignal {
  const controller = new AbortController()
  let first = 0
  // Started by another Node program (the tests): its end is ours.
  process.on('disconnect', () => controller.abort())
  for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(name, () => {
      if (controller.signal.aborted && Date.now() - first > IMPATIENT_MS) process.exit(130)
      first ||= Date.now()
      controller.abort()
    })
  return controller.signal
}

/** Resolves once the signal is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
