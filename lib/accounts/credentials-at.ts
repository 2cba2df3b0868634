import type { Connector } from '#lib/define/index.ts'
import type { Hint } from './describe-account.ts'

/** When the oldest of an account's secrets was entered; of a connector that has none, of what is sealed beside them. */
export function credentialsAtOf({ fields }: Connector, hints: Readonly<Record<string, Hint>>, now: Date): Date {
  const all = Object.entries(hints)
  const secrets = all.filter(([name]) => fields[name]?.kind === 'secret')
  const times = (secrets.length > 0 ? secrets : all).map(([, { changedAt }]) => Date.parse(changedAt))
  return times.length > 0 ? new Date(Math.min(...times)) : now
}
