import { categoryName } from '#components/link/find-connectors.ts'
import type { Tone } from '#components/ui/badge.tsx'
import type { ConnectSession } from '#lib/api/session-contract.ts'

type For = Pick<ConnectSession, 'provider' | 'categories'>
type Named = { id: string; name: string }

/** What can be linked with a session, as in "connect …". */
export function forWords({ provider, categories }: For, connectors: readonly Named[]): string {
  if (provider) return connectors.find(({ id }) => id === provider)?.name ?? provider
  if (categories?.length) return categories.map((name) => categoryName(name)).join(', ')
  return 'your platform'
}

/** The same by itself, in a list. */
export const forLabel = (session: For, connectors: readonly Named[]): string =>
  session.provider || session.categories?.length ? forWords(session, connectors) : 'Any connector'

type State = Pick<
  ConnectSession,
  'state' | 'opened_at' | 'used_at' | 'revoked_at' | 'expires_at' | 'max_links' | 'links_made'
>

/** Where a session stands: a word, since when (ISO; undefined while nothing has happened), and how far it is used up. */
export function stateWords(session: State): { word: string; tone: Tone; since: string | undefined; count?: string } {
  const { state, opened_at, used_at, revoked_at, expires_at, max_links, links_made } = session
  const count = max_links > 1 ? { count: `${links_made} of ${max_links} used` } : {}
  const since = { waiting: null, opened: opened_at, used: used_at, expired: expires_at, revoked: revoked_at }[state]
  const [word, tone] = looks[state]
  return { word, tone, since: since ?? undefined, ...count }
}

const looks: Readonly<Record<State['state'], readonly [word: string, tone: Tone]>> = {
  waiting: ['Not opened yet', 'outline'],
  opened: ['Opened', 'outline'],
  used: ['Used', 'good'],
  expired: ['Expired', 'warning'],
  revoked: ['Revoked', 'neutral'],
}

/** Somebody asked for a new link and has none yet. */
export const isAsked = ({ renewal_asked_at, revoked_at }: Pick<ConnectSession, 'renewal_asked_at' | 'revoked_at'>) =>
  renewal_asked_at !== null && revoked_at === null

/** Something can still be linked with it. */
export const isOpen = ({ state }: Pick<ConnectSession, 'state'>): boolean => state === 'waiting' || state === 'opened'
