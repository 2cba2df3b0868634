/**
 * The tokens a provider has given out, each for `lifetime` seconds of its clock. An expired one is told from one that
 * never was for another lifetime, then forgotten.
 */
export function createTokens<Holder>({
  lifetime,
  now,
  make,
}: {
  lifetime: number
  now: () => number
  make: () => string
}) {
  const given = new Map<string, { holder: Holder; until: number }>()
  const length = lifetime * 1000

  return {
    give(holder: Holder): string {
      for (const [token, { until }] of given) if (until + length <= now()) given.delete(token)
      const token = make()
      given.set(token, { holder, until: now() + length })
      return token
    },
    find(token: string): { holder: Holder; isExpired: boolean } | undefined {
      const found = given.get(token)
      return found && { holder: found.holder, isExpired: found.until <= now() }
    },
  }
}
