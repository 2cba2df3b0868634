import { recall, remember } from '#components/guide/session-memory.ts'

/** 256 bits in base64url. A mail program may have put a full stop or a bracket behind them. */
const SECRET = /^#([\w-]{43})/

/** What was found in this page's life, also where the browser keeps no storage for it. */
const known = new Map<string, string>()

/**
 * The secret of a link, from the fragment, which is then removed from the address: nobody reads it over a shoulder, in
 * the history or in a copied address. It is remembered in this tab alone, by our own origin, so that a reload works; it
 * opens no more than the link that was just followed did. Undefined where there is none, or not all of it.
 */
export function takeSecret(session: string): string | undefined {
  const key = `hub.session.${session}`
  const [, given] = SECRET.exec(window.location.hash) ?? []
  if (window.location.hash) window.history.replaceState(null, '', window.location.pathname + window.location.search)
  if (given) {
    known.set(session, given)
    remember(key, given)
    return given
  }
  const kept = known.get(session) ?? recall(key) ?? earlySecret(session)
  return typeof kept === 'string' ? kept : undefined
}

/** The one that the page's first script took out of the address, where no storage kept it. */
function earlySecret(session: string): string | undefined {
  const [of, secret] = window.hubEarly?.token.split('.') ?? []
  if (of !== session || secret === undefined) return undefined
  known.set(session, secret)
  return secret
}
