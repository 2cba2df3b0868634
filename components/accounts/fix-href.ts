import { nextStep } from '#components/account/next-step.ts'
import type { Account } from '#lib/api/contract.ts'

type Broken = Pick<Account, 'id' | 'status' | 'status_reasons' | 'last_check' | 'secrets'>

/** Where the account is mended: its form, which begins at the field that was refused. Undefined where nothing is broken. */
export function fixHref(account: Broken): string | undefined {
  const step = nextStep(account)
  return step.kind === 'fix' ? `/accounts/${account.id}?edit${step.field ? `=${step.field}` : ''}` : undefined
}
