import type { LastCheck } from './describe-account.ts'
import type { Tested } from './test-values.ts'

/** What an account keeps of its last check: sentences and step titles, in English, never a value. */
export function lastCheckOf(tested: Tested): LastCheck {
  const steps = tested.steps.map(({ title, message, ...step }) => ({
    ...step,
    title: String(title),
    ...(message !== undefined && { message: String(message) }),
  }))
  if (tested.ok) return { passed: true, steps }
  const { code, message, next, fields } = tested.refusal
  return { passed: false, code, message: String(message), next: String(next), fields: [...fields], steps }
}
