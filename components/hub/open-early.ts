declare global {
  interface Window {
    /** the session's first answer, on its way since the page's first line; taken once */
    hubEarly?: { token: string; answer: Promise<Response> } | undefined
  }
}

/**
 * Runs in the page of a link before any of its scripts has come: takes the secret out of the address as take-secret.ts
 * does, and asks for the session as session-send.ts does. Its text is what stands in the page, so it names nothing of
 * ours; open-early.test.ts holds the three together.
 */
export function openEarly(session: string, language: string): void {
  const key = `hub.session.${session}`
  const [, given] = /^#([\w-]{43})/.exec(location.hash) ?? []
  if (location.hash) history.replaceState(null, '', location.pathname + location.search)
  let secret: unknown = given
  try {
    if (given) sessionStorage.setItem(key, JSON.stringify(given))
    else secret = JSON.parse(sessionStorage.getItem(key) ?? 'null')
  } catch {
    // no storage here: a reload will not know it
  }
  if (typeof secret !== 'string') return
  const token = `${session}.${secret}`
  const answer = fetch('/api/session', {
    headers: { 'x-hub-session-token': token, 'accept-language': language },
    credentials: 'omit',
    cache: 'no-store',
  })
  answer.catch(() => undefined)
  window.hubEarly = { token, answer }
}

/** {@link openEarly} as a script. Both arguments are checked words of ours: neither can end the script. */
export const earlyScript = (session: string, language: string): string =>
  `(${openEarly})(${JSON.stringify(session)},${JSON.stringify(language)})`

/** The answer for exactly this token, the first time it is asked for. */
export function takeEarly(token: string): Promise<Response> | undefined {
  const early = window.hubEarly
  if (early?.token !== token) return undefined
  window.hubEarly = undefined
  return early.answer
}
