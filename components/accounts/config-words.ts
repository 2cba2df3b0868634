import type { Account } from '#lib/api/contract.ts'

type Named = Pick<Account, 'config' | 'provider_name'>

/**
 * A config's name beside its connector's, which it mostly begins with: `spoken` is then left to screen readers, and
 * `seen` says what is its own: "Udemy Business sandbox" → "Udemy Business " and "sandbox".
 */
export function configWords({ config: { name }, provider_name: connector }: Named): { spoken: string; seen: string } {
  const rest = name.startsWith(`${connector} `) ? name.slice(connector.length).trim() : ''
  return rest ? { spoken: `${connector} `, seen: rest } : { spoken: '', seen: name }
}

/** The config calls its provider's sandbox, and its name does not say so. */
export const needsSandboxMark = ({ config }: Pick<Account, 'config'>): boolean =>
  config.environment === 'sandbox' && !/sandbox/i.test(config.name)
