import { type Token, usableUntil } from './token.ts'

type Entry = { token: Token; until: number }

/**
 * Access tokens of linked accounts, in this process: one exchange at a time per key, however many callers wait.
 * Holds tokens only, never what they were made from. `limit` keys; the one made longest ago goes first.
 * For `runAction`, once the actions API runs connectors whose credentials are exchanged; no product code makes one yet.
 */
export function createTokenCache({ limit = 10_000, now = Date.now }: { limit?: number; now?: () => number } = {}) {
  const entries = new Map<string, Entry>()
  const running = new Map<string, Promise<unknown>>()

  return {
    /** The cached token, or what `mint` answers; a mint that is under way is shared. */
    async get<F extends object>(key: string, mint: () => Promise<{ token: Token } | F>): Promise<{ token: Token } | F> {
      const entry = entries.get(key)
      if (entry && entry.until > now()) return { token: entry.token }
      const known = running.get(key) as Promise<{ token: Token } | F> | undefined
      if (known) return known
      const made = mint().then((result) => {
        if ('token' in result) {
          entries.delete(key)
          entries.set(key, { token: result.token, until: usableUntil(result.token, now()) })
          const [oldest] = entries.keys()
          if (entries.size > limit && oldest !== undefined) entries.delete(oldest)
        }
        return result
      })
      running.set(key, made)
      return made.finally(() => running.delete(key))
    },
    /** Forgets a token that was refused; one made since then stays. */
    drop(key: string, refused: Token) {
      if (entries.get(key)?.token === refused) entries.delete(key)
    },
    size: () => entries.size,
  }
}

export type TokenCache = ReturnType<typeof createTokenCache>
