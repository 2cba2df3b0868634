import type { Ending } from '#components/link/post-progress.ts'
import type { Account } from '#lib/api/contract.ts'
import { transientCodes } from '#lib/define/index.ts'
import { reasonOf } from './status.ts'

export type Said = { title: string; description: string; tone: 'good' | 'danger' | 'warning' }

/** How a check of stored credentials went, in words; undefined when the person stopped it. */
export function checkWords(ending: Ending, provider: string): Said | undefined {
  switch (ending.type) {
    case 'done':
      return {
        title: ending.limitations.length > 0 ? 'Every required check passed' : 'Every check passed',
        description: ending.limitations.join(' ') || `${provider} accepts the stored credentials.`,
        tone: ending.limitations.length > 0 ? 'warning' : 'good',
      }
    case 'problem':
      return {
        title: ending.problem.detail,
        description: ending.problem.next,
        tone: ending.problem.status === 422 ? 'danger' : 'warning',
      }
    case 'slow':
      return {
        title: `${provider} could not be checked now`,
        description: 'No answer came in time. Try again in a minute.',
        tone: 'warning',
      }
    case 'lost':
      return {
        title: 'The connection to the hub broke while checking',
        description: 'Try again in a moment.',
        tone: 'warning',
      }
    case 'cancelled':
      return undefined
  }
}

/** Whether an outcome says nothing about the credentials. */
export const isTransient = (code: string | undefined): boolean => transientCodes.some((known) => known === code)

/** Why the last check did not pass, in words; undefined where the account's status says the same already. */
export function lastCheckWords(account: Pick<Account, 'status' | 'status_reasons' | 'last_check'>): Said | undefined {
  const { last_check: last } = account
  if (!last || last.passed || !last.message) return undefined
  if (isSaid(account, last.message)) return undefined
  return { title: last.message, description: last.next ?? '', tone: isTransient(last.code) ? 'warning' : 'danger' }
}

/** What a new check found, without the sentences that stand at the top of the account's page already. */
export const notTwice = (account: Pick<Account, 'status' | 'status_reasons'>, said: Said | undefined) =>
  said && isSaid(account, said.title) ? { ...said, title: 'The same as before', description: 'See above.' } : said

const isSaid = (account: Pick<Account, 'status' | 'status_reasons'>, sentence: string): boolean =>
  account.status !== 'active' && reasonOf(account) === sentence
