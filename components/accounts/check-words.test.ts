import { expect, test } from 'vitest'
import type { Ending } from '#components/link/post-progress.ts'
import type { Account } from '#lib/api/contract.ts'
import { checkWords, lastCheckWords, notTwice } from './check-words.ts'

const done = (limitations: string[]) => ({ type: 'done', limitations }) as unknown as Ending
const problem = (status: number) =>
  ({ type: 'problem', problem: { status, detail: 'What happened.', next: 'What to do.' } }) as unknown as Ending

test('a passed check is good news, and a limitation is told with it', () => {
  expect(checkWords(done([]), 'Udemy')).toMatchObject({ tone: 'good', title: 'Every check passed' })
  expect(checkWords(done(['Users cannot be read.']), 'Udemy')).toMatchObject({
    tone: 'warning',
    title: 'Every required check passed',
    description: 'Users cannot be read.',
  })
})

test('refused credentials are serious, a provider that cannot be asked is not', () => {
  expect(checkWords(problem(422), 'Udemy')).toEqual({
    title: 'What happened.',
    description: 'What to do.',
    tone: 'danger',
  })
  expect(checkWords(problem(503), 'Udemy')?.tone).toBe('warning')
  expect(checkWords({ type: 'slow' }, 'Udemy')?.title).toContain('Udemy could not be checked now')
  expect(checkWords({ type: 'lost' }, 'Udemy')?.tone).toBe('warning')
})

test('a check one stopped oneself needs no words', () => {
  expect(checkWords({ type: 'cancelled' }, 'Udemy')).toBeUndefined()
})

test('the last check that did not pass is told, unless the status has said the same', () => {
  const last_check = { passed: false, code: 'invalid_credentials', message: 'Refused.', next: 'Copy again.', steps: [] }
  const account = { status: 'active', status_reasons: [], last_check } as Pick<
    Account,
    'status' | 'status_reasons' | 'last_check'
  >
  expect(lastCheckWords(account)).toEqual({ title: 'Refused.', description: 'Copy again.', tone: 'danger' })
  expect(lastCheckWords({ ...account, last_check: { ...last_check, code: 'rate_limited' } })?.tone).toBe('warning')
  const status_reasons = [{ code: 'invalid_credentials', description: 'Refused.', timestamp: '' }]
  expect(lastCheckWords({ ...account, status: 'error', status_reasons })).toBeUndefined()
  expect(lastCheckWords({ ...account, last_check: { passed: true, steps: [] } })).toBeUndefined()
  expect(lastCheckWords({ ...account, last_check: null })).toBeUndefined()
})

test('a check that finds what the page says already does not say it a second time', () => {
  const status_reasons = [{ code: 'invalid_credentials', description: 'What happened.', timestamp: '' }]
  const said = checkWords(problem(422), 'Udemy')
  expect(notTwice({ status: 'error', status_reasons }, said)).toMatchObject({
    title: 'The same as before',
    tone: 'danger',
  })
  expect(notTwice({ status: 'active', status_reasons }, said)).toBe(said)
  expect(notTwice({ status: 'error', status_reasons: [] }, said)).toBe(said)
})
