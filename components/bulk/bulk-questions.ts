import type { CreateBulkRun } from '#lib/api/bulk-contract.ts'

type Question = {
  run: Pick<CreateBulkRun, 'kind' | 'input'>
  /** before and after "214 accounts" */
  title: (accounts: string) => string
  text: string
  confirm: string
}

/** What is asked before it is done, by the action in the bar: what stops, and how it is taken back. */
export const bulkQuestions = {
  suspend: {
    run: { kind: 'suspend' },
    title: (accounts) => `Suspend ${accounts}?`,
    text: 'Calls through them stop at once, and so do their scheduled checks. Their credentials stay stored. Resume them at any time.',
    confirm: 'Suspend',
  },
  archive: {
    run: { kind: 'archive' },
    title: (accounts) => `Archive ${accounts}?`,
    text: 'For accounts that are used no more and kept for the record. Calls through them stop at once, and so do their scheduled checks. To have their credentials erased, delete them instead.',
    confirm: 'Archive',
  },
  test: {
    run: { kind: 'convert', input: { type: 'test' } },
    title: (accounts) => `Convert ${accounts} to test?`,
    text: 'Only the label changes: calls go on and go where they went. A test account is deleted without anything to type.',
    confirm: 'Convert to test',
  },
  production: {
    run: { kind: 'convert', input: { type: 'production' } },
    title: (accounts) => `Convert ${accounts} to production?`,
    text: 'Only the label changes: calls go on and go where they went.',
    confirm: 'Convert to production',
  },
} as const satisfies Record<string, Question>

export type BulkQuestion = keyof typeof bulkQuestions

export const isBulkQuestion = (name: string | undefined): name is BulkQuestion =>
  name !== undefined && Object.hasOwn(bulkQuestions, name)
