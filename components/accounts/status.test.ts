import { expect, test } from 'vitest'
import { accountStatuses } from '#lib/api/contract.ts'
import { isStatus, limitationsOf, reasonOf, statuses, statusWords } from './status.ts'

const timestamp = '2026-11-03T09:30:00.000Z'

test('every status of the contract has words of its own and a place among the filters', () => {
  expect([...statuses].sort()).toEqual([...accountStatuses].sort())
  const words = accountStatuses.map((status) => statusWords[status].word)
  expect(new Set(words).size).toBe(words.length)
})

test('an account that needs attention says its own newest reason', () => {
  const status_reasons = [
    { code: 'invalid_credentials', description: 'Udemy did not accept the Client Secret.', timestamp },
    { code: 'older', description: 'Older.', timestamp },
  ]
  expect(reasonOf({ status: 'error', status_reasons })).toBe('Udemy did not accept the Client Secret.')
})

test('without a reason, the status is explained', () => {
  expect(reasonOf({ status: 'suspended', status_reasons: [] })).toContain('until it is resumed')
})

test('a connected account does not repeat an old trouble', () => {
  expect(reasonOf({ status: 'active', status_reasons: [{ code: 'x', description: 'Old trouble.', timestamp }] })).toBe(
    'The last check passed.',
  )
})

test('only the contract’s words are statuses', () => {
  expect(isStatus('error')).toBe(true)
  expect(isStatus('toString')).toBe(false)
  expect(isStatus(undefined)).toBe(false)
})

test('a limitation is said once, and only of an account that is connected', () => {
  const limited = { title: 'Read reports', state: 'limited', message: 'No reports.' } as const
  const last_check = { passed: true, steps: [{ title: 'Sign in', state: 'passed' as const }, limited, limited] }
  expect(limitationsOf({ status: 'active', last_check })).toEqual(['No reports.'])
  expect(limitationsOf({ status: 'suspended', last_check })).toEqual([])
  expect(limitationsOf({ status: 'active', last_check: { ...last_check, passed: false } })).toEqual([])
  expect(limitationsOf({ status: 'active', last_check: null })).toEqual([])
})
