import { isTransient } from '#components/accounts/check-words.ts'
import { isWithoutConnector } from '#components/accounts/status.ts'
import type { Account } from '#lib/api/contract.ts'

type Given = Pick<Account, 'status' | 'status_reasons' | 'last_check' | 'secrets'>

/** The one thing to do next about an account. */
export type NextStep =
  | { kind: 'none' }
  /** `field`: where the form begins */
  | { kind: 'fix'; field: string | undefined }
  | { kind: 'resume' }
  | { kind: 'unarchive' }
  | { kind: 'enable' }
  /** its config is enabled again, and its turn is about to come */
  | { kind: 'coming_back' }
  /** its connector is no longer part of the hub */
  | { kind: 'bring_back' }
  /** the provider cannot be reached: nothing to do here */
  | { kind: 'wait' }

/** What is known of what the account depends on. `isDown`: an incident of its provider is open. */
type Around = { isDown?: boolean; isConfigEnabled?: boolean }

/** What to do, by the account's status. */
export function nextStep(account: Given, { isDown = false, isConfigEnabled = false }: Around = {}): NextStep {
  switch (account.status) {
    case 'error':
    case 'expired':
      return { kind: 'fix', field: blamedField(account) }
    case 'suspended':
      return { kind: 'resume' }
    case 'archived':
      return { kind: 'unarchive' }
    case 'inactive':
      if (isWithoutConnector(account)) return { kind: 'bring_back' }
      return { kind: isConfigEnabled ? 'coming_back' : 'enable' }
    case 'active':
      // A refusal was the provider's answer: it counts whatever has become of the provider since.
      if (wasRefused(account)) return { kind: 'fix', field: blamedField(account) }
      return { kind: isDown ? 'wait' : 'none' }
  }
}

/** The last check ended in a verdict: the account is connected still, and will not be for long. */
export const wasRefused = ({ last_check: last }: Pick<Given, 'last_check'>): boolean =>
  last !== null && !last.passed && !isTransient(last.code)

/** The field that the last verdict blamed; where nobody remembers, the first that is stored sealed. */
export function blamedField({ last_check: last, secrets }: Pick<Given, 'last_check' | 'secrets'>): string | undefined {
  return (last && !last.passed && last.fields?.[0]) || Object.keys(secrets)[0]
}
