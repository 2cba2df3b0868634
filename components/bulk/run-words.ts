import { accountsWords, countWords } from '#components/accounts/page-words.ts'
import type { BulkKind, BulkRun } from '#lib/api/bulk-contract.ts'

type Run = Pick<BulkRun, 'kind' | 'state' | 'total' | 'done' | 'failed' | 'input'>

/** `doing` and `done` before "214 accounts"; `good` and `bad` after a count. */
type Words = { doing: string; done: string; good: string; bad: string }

const words = {
  check: { doing: 'Checking', done: 'Checked', good: 'passed', bad: 'did not pass' },
  suspend: { doing: 'Suspending', done: 'Suspended', good: 'suspended', bad: 'not suspended' },
  resume: { doing: 'Resuming', done: 'Resumed', good: 'resumed', bad: 'not resumed' },
  archive: { doing: 'Archiving', done: 'Archived', good: 'archived', bad: 'not archived' },
  delete: { doing: 'Deleting', done: 'Deleted', good: 'deleted', bad: 'not deleted' },
  convert: { doing: 'Converting', done: 'Converted', good: 'converted', bad: 'not converted' },
} as const satisfies Record<BulkKind, Words>

const target = ({ kind, input }: Pick<Run, 'kind' | 'input'>): string =>
  kind === 'convert' && input.type ? ` to ${input.type}` : ''

/** "Checking 214 accounts", "Checked 214 accounts"; of what was stopped or taken back it is not said that it was done. */
export function runTitle({ kind, state, total, input }: Pick<Run, 'kind' | 'state' | 'total' | 'input'>): string {
  const verb = state === 'done' ? words[kind].done : words[kind].doing
  return `${verb} ${accountsWords(total)}${target({ kind, input })}`
}

/** How far it is, or how it ended: "50 of 214 done", "211 passed, 3 did not pass", "Stopped: 50 of 214 done". */
export function runSummary({ kind, state, total, done, failed }: Run): string {
  const { good, bad } = words[kind]
  const not = failed > 0 ? [`${countWords(failed)} ${bad}`] : []
  const reached = `${countWords(done + failed)} of ${countWords(total)} done`
  switch (state) {
    case 'running':
      return [reached, ...not].join(', ')
    case 'cancelled':
      return `Stopped: ${[reached, ...not].join(', ')}`
    case 'undone':
      return 'Taken back'
    case 'done':
      if (total === 0) return 'There were none'
      return failed === 0 ? `All ${good}` : [...(done > 0 ? [`${countWords(done)} ${good}`] : []), ...not].join(', ')
  }
}

/** From 0 to 100. */
export const percentOf = ({ total, done, failed }: Pick<Run, 'total' | 'done' | 'failed'>): number =>
  total === 0 ? 100 : Math.floor(((done + failed) / total) * 100)

/**
 * What is said aloud of a run between two looks at it: each quarter of the way, and its end. Undefined where there is
 * nothing new to say.
 */
export function runNews(before: Run | undefined, now: Run): string | undefined {
  if (before?.state !== 'running') return undefined
  if (now.state !== 'running') return `${runTitle(now)}: ${runSummary(now)}`
  const quarter = (run: Run) => Math.floor(percentOf(run) / 25)
  return quarter(now) > quarter(before) ? `${runTitle(now)}: ${runSummary(now)}` : undefined
}
