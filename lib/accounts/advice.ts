import type { Connector } from '#lib/define/index.ts'
import { connectors } from '#lib/registry.ts'

const DAY = 24 * 60 * 60_000

/** What is better done soon, though all works. `days`: how old the secrets are. */
export type Advice = { code: 'rotate'; sentence: string; days: number }

/** Advice for an account whose oldest secret was entered at `credentialsAt`; null where its provider advises nothing. */
export function adviceFor(connector: Connector | undefined, credentialsAt: Date, now = new Date()): Advice | null {
  if (connector?.rotateDays === undefined) return null
  const days = Math.floor((now.getTime() - credentialsAt.getTime()) / DAY)
  if (days < connector.rotateDays) return null
  const sentence = `${connector.provider} advises new credentials every ${connector.rotateDays} days; these are ${days} days old. Make new ones there, then press Rotate.`
  return { code: 'rotate', sentence, days }
}

/** Secrets of a provider that were entered then or before are old. */
export type OldSecrets = { provider: string; until: Date }

/** Until when secrets are old, for each provider that advises new ones; the same rule as {@link adviceFor}. */
export async function oldSecrets(now = new Date()): Promise<OldSecrets[]> {
  return [...(await connectors())].flatMap(([provider, { rotateDays }]) =>
    rotateDays === undefined ? [] : [{ provider, until: new Date(now.getTime() - rotateDays * DAY) }],
  )
}
