import { categoryName } from '#components/link/find-connectors.ts'
import type { Config, ConnectorSummary } from '#lib/api/contract.ts'

export const categoryWord = (category: string): string => categoryName(category)

export const accountCount = (count: number): string =>
  count === 0 ? 'No account linked yet' : `${accounts(count)} linked`

/** "1 account", "1,204 accounts". */
export const accounts = (count: number): string =>
  count === 1 ? '1 account' : `${count.toLocaleString('en')} accounts`

/** "3 need attention". */
export const attentionWords = (count: number): string =>
  count === 1 ? '1 needs attention' : `${count.toLocaleString('en')} need attention`

/** Whether customers can link a connector: by its configs that are enabled. */
export function offerWords({ configs }: Pick<ConnectorSummary, 'configs'>): { word: string; isOn: boolean } {
  const enabled = configs.filter((config) => config.enabled)
  if (enabled.length === 0) return { word: 'Disabled', isOn: false }
  const isReal = enabled.some(({ environment }) => environment === 'production')
  return isReal ? { word: 'Enabled', isOn: true } : { word: 'Sandbox only', isOn: false }
}

/** Where the calls of a config go. */
export const callsGoTo = ({ environment }: Pick<Config, 'environment'>, provider: string): string =>
  environment === 'sandbox' ? 'Calls go to the built-in sandbox' : `Calls go to ${provider}`

type Affected = Pick<Config, 'account_count' | 'environment' | 'id'>

/** What stops when a config is disabled, before it is. `all`: the configs of its connector. */
export function disableWords(config: Affected, all: readonly Config[], connector: string): string {
  const { account_count: count } = config
  const stops =
    count === 0
      ? 'No account uses it.'
      : `${accounts(count)} ${count === 1 ? 'becomes' : 'become'} “Not in use”: calls through ${count === 1 ? 'it' : 'them'} stop at once, and so do the scheduled checks.`
  const isLast = !all.some(
    (other) => other.enabled && other.id !== config.id && other.environment === config.environment,
  )
  const nobody = isLast
    ? `Nobody can link ${config.environment === 'sandbox' ? `a sandbox account of ${connector}` : connector} until a config is enabled.`
    : 'Nobody can link an account with it any more; the other configs go on.'
  return `${stops} ${nobody} The credentials stay stored: enable it again, and ${count === 1 ? 'the account is' : 'the accounts are'} what ${count === 1 ? 'it was' : 'they were'}.`
}

/** What comes back when a config is enabled. */
export function enableWords({ account_count: count }: Pick<Config, 'account_count'>): string {
  const linking = 'Accounts can be linked with it again'
  if (count === 0) return `${linking}.`
  return `${linking}, and ${count === 1 ? '1 account is' : `${accounts(count)} are`} again what ${count === 1 ? 'it was' : 'they were'} before it was disabled.`
}

/** How far a switch of a config is: its accounts follow one by one. `isWatched`: this page is looking on. */
export function changingWords(config: Config, isWatched: boolean): string {
  const { enabled, changing_count: left, account_count: all } = config
  const what = enabled ? 'being brought back' : 'being taken out of use'
  const next = isWatched ? 'You can leave this page.' : 'It takes longer than usual: reload the page to look again.'
  return `Accounts are ${what}: ${(all - left).toLocaleString('en')} of ${all.toLocaleString('en')}. ${next}`
}
