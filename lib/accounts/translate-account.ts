import type { Dictionary } from '#lib/words/index.ts'
import { retell } from '#lib/words/retell.ts'
import type { Account } from './describe-account.ts'

/** An account whose stored sentences, English ones, are said in the dictionary's language: its last check, and its state. */
export function translateAccount(account: Account, dictionary?: Dictionary): Account {
  if (!dictionary) return account
  const t = (text: string) => retell(text, dictionary)
  const { last_check: check, status_reasons: reasons } = account
  return {
    ...account,
    status_reasons: reasons.map((reason) => ({ ...reason, description: t(reason.description) })),
    last_check: check && {
      ...check,
      ...(check.message !== undefined && { message: t(check.message) }),
      ...(check.next !== undefined && { next: t(check.next) }),
      steps: check.steps.map(({ title, message, ...step }) => ({
        ...step,
        title: t(title),
        ...(message !== undefined && { message: t(message) }),
      })),
    },
  }
}
