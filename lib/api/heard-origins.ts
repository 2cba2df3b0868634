/** As long as browsers remember that an origin may ask, in milliseconds; and of how many that is kept. */
const keptMs = 10 * 60_000
const most = 1000

export type HeardOrigins = { add: (origin: string) => void; has: (origin: string) => boolean }

/** The origins that were allowed to ask lately, by this process: known without asking the database again. */
export function heardOrigins(now = Date.now): HeardOrigins {
  const until = new Map<string, number>()
  return {
    add: (origin) => {
      until.delete(origin)
      until.set(origin, now() + keptMs)
      const [oldest] = until.keys()
      if (until.size > most && oldest !== undefined) until.delete(oldest)
    },
    has: (origin) => (until.get(origin) ?? 0) > now(),
  }
}
