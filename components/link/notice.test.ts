import { expect, test } from 'vitest'
import type { ProblemBody } from '#lib/api/contract.ts'
import { blameOf, detailsOf, isInconclusive, isUnknown, noticeOf } from './notice.ts'

const problem = (more: Partial<ProblemBody>): ProblemBody => ({
  type: 'x',
  title: 'Title',
  status: 422,
  detail: 'It happened.',
  kind: 'credentials_refused',
  next: 'Do this.',
  request_id: 'req-1',
  statusCode: 422,
  message: 'It happened.',
  timestamp: '2026-11-03T09:30:00.000Z',
  ...more,
})
const ended = (more: Partial<ProblemBody>) => ({ type: 'problem', problem: problem(more) }) as const

test('a refusal that stands at the fields is not said twice', () => {
  expect(noticeOf(ended({}), 'Udemy', true)).toBeUndefined()
})

test('a refusal that blames no field says what happened and what to do', () => {
  expect(noticeOf(ended({}), 'Udemy', false)).toMatchObject({ tone: 'danger', title: 'It happened.', text: 'Do this.' })
})

test('could not check now is a warning with the time to wait', () => {
  const next = 'This says nothing about your entries. Try again in 30 seconds.'
  expect(noticeOf(ended({ kind: 'could_not_check', retry_after: 30, next }), 'Udemy', false)).toEqual({
    tone: 'warning',
    title: 'It happened.',
    text: 'This says nothing about your entries.',
    retryAfter: 30,
  })
  const german = 'Das sagt nichts über Ihre Eingaben. Versuchen Sie es in 30 Sekunden erneut.'
  expect(noticeOf(ended({ kind: 'could_not_check', retry_after: 30, next: german }), 'Udemy', false)).toMatchObject({
    text: 'Das sagt nichts über Ihre Eingaben.',
  })
  expect(isInconclusive(ended({ kind: 'could_not_check' }))).toBe(true)
  expect(isInconclusive(ended({ kind: 'credentials_refused' }))).toBe(false)
})

test('a lost session offers to sign in, a duplicate to update the other account, another organisation to change to it', () => {
  expect(noticeOf(ended({ kind: 'not_signed_in' }), 'Udemy', false)?.action).toBe('sign-in')
  const account = { id: 'acc_1', name: 'Acme' }
  expect(noticeOf(ended({ kind: 'already_linked', account }), 'Udemy', false)?.action).toBe('duplicate')
  expect(noticeOf(ended({ kind: 'already_linked' }), 'Udemy', false)?.action).toBeUndefined()
  expect(noticeOf(ended({ kind: 'identity_changed' }), 'Udemy', false)?.action).toBe('identity')
})

test('stopping says that nothing was stored; a broken connection does not claim to know', () => {
  expect(String(noticeOf({ type: 'cancelled' }, 'Udemy', false)?.title)).toContain('Nothing was stored')
  expect(String(noticeOf({ type: 'lost' }, 'Udemy', false)?.title)).not.toContain('stored')
  expect([isUnknown({ type: 'lost' }), isUnknown({ type: 'cancelled' }), isUnknown(ended({}))]).toEqual([
    true,
    false,
    false,
  ])
})

test('only fields of the form are blamed', () => {
  expect(blameOf(ended({ fields: { clientId: 'Copy it again.', other: 'x' } }), ['clientId'])).toEqual({
    clientId: 'Copy it again.',
  })
  expect(blameOf({ type: 'cancelled' }, ['clientId'])).toEqual({})
})

test('details are the facts that are there', () => {
  const inWords = (rows: ReturnType<typeof detailsOf>) => rows.map(([name, value]) => [String(name), value])
  expect(
    inWords(
      detailsOf(
        problem({ step: 'Sign in', code: 'invalid_credentials', provider_errors: [{ status: 401, raw: 'No.' }] }),
      ),
    ),
  ).toEqual([
    ['Check', 'Sign in'],
    ['Outcome', 'invalid_credentials'],
    ['Status from the provider', '401'],
    ['Provider says', 'No.'],
    ['Request', 'req-1'],
    ['Time', '2026-11-03T09:30:00.000Z'],
  ])
  expect(detailsOf(problem({ provider_errors: [{}] })).map(([name]) => String(name))).toEqual([
    'Outcome',
    'Request',
    'Time',
  ])
})
