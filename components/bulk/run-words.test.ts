import { expect, test } from 'vitest'
import type { BulkRun } from '#lib/api/bulk-contract.ts'
import { percentOf, runNews, runSummary, runTitle } from './run-words.ts'

const run = (over: Partial<BulkRun> = {}) => ({
  kind: 'check' as const,
  state: 'running' as const,
  total: 214,
  done: 50,
  failed: 0,
  input: {},
  ...over,
})

test('a run is named after what it does, and once it is over after what it did', () => {
  expect(runTitle(run())).toBe('Checking 214 accounts')
  expect(runTitle(run({ state: 'done' }))).toBe('Checked 214 accounts')
  // It did not do what it was stopped in, nor what was taken back.
  expect(runTitle(run({ state: 'cancelled' }))).toBe('Checking 214 accounts')
  expect(runTitle(run({ kind: 'delete', state: 'undone' }))).toBe('Deleting 214 accounts')
  expect(runTitle(run({ kind: 'convert', total: 1, input: { type: 'test' } }))).toBe('Converting 1 account to test')
})

test.each([
  [run(), '50 of 214 done'],
  [run({ failed: 3 }), '53 of 214 done, 3 did not pass'],
  [run({ state: 'done', done: 214 }), 'All passed'],
  [run({ state: 'done', done: 211, failed: 3 }), '211 passed, 3 did not pass'],
  [run({ kind: 'delete', state: 'done', done: 0, failed: 2, total: 2 }), '2 not deleted'],
  [run({ state: 'cancelled' }), 'Stopped: 50 of 214 done'],
  [run({ state: 'done', total: 0, done: 0 }), 'There were none'],
  [run({ kind: 'delete', state: 'undone' }), 'Taken back'],
])('%o reads "%s"', (one, words) => {
  expect(runSummary(one)).toBe(words)
})

test('aloud is said each quarter and the end, and nothing twice', () => {
  expect(runNews(run(), run({ done: 51 }))).toBeUndefined()
  expect(runNews(run(), run({ done: 60 }))).toBe('Checking 214 accounts: 60 of 214 done')
  expect(runNews(run(), run({ state: 'done', done: 214 }))).toBe('Checked 214 accounts: All passed')
  expect(runNews(run({ state: 'done' }), run({ state: 'done' }))).toBeUndefined()
  expect(runNews(undefined, run())).toBeUndefined()
})

test('a run of nothing is at its end', () => {
  expect(percentOf(run({ total: 0, done: 0 }))).toBe(100)
  expect(percentOf(run({ total: 3, done: 1, failed: 1 }))).toBe(66)
})
