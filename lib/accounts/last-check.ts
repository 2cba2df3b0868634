import type { LastCheck } from './describe-account.ts'
import type { Tested } from './test-values.ts'

/** What an account keeps of its last check: sentences and step titles, never a value. */
export function lastCheckOf(tested: Tested): LastCheck {
  const steps = tested.steps.map((step) => ({ ...step }))
  if (tested.ok) return { passed: true, steps }
  const { code, message, next, fields } = tested.refusal
  return { passed: false, code, message, next, fields: [...fields], steps }
}
