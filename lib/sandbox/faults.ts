/** The error Node gives for a name that does not resolve. */
export const nameNotFound = (host: string): Error =>
  Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), {
    code: 'ENOTFOUND',
    syscall: 'getaddrinfo',
    hostname: host,
  })

/** Waits `ms` milliseconds, or rejects with the signal's reason when it aborts first; leaves no timer behind. */
export const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const stop = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal.addEventListener('abort', stop, { once: true })
  })

/** A Request that nobody holds is collected, and its caller's abort with it; these are held until then. */
const unanswered = new Set<Request>()

/** Never answers: rejects with the signal's reason when the caller gives up. */
export const hang = (request: Request): Promise<never> =>
  new Promise((_, reject) => {
    const { signal } = request
    if (signal.aborted) return reject(signal.reason)
    const stop = () => {
      unanswered.delete(request)
      reject(signal.reason)
    }
    unanswered.add(request)
    signal.addEventListener('abort', stop, { once: true })
  })

/** An answer in HTML, as gateways, login pages and challenge pages give. */
export const html = (status: number, title: string, headers: Record<string, string> = {}): Response =>
  new Response(`<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1></html>\n`, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  })
