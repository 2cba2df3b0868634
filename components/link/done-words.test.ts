import { expect, test } from 'vitest'
import { doneTitle } from './done-words.ts'

const account = { status: 'active', provider_name: 'Acme LMS', display_name: 'Learning EU' } as const

test('a new account is connected', () => {
  expect(String(doneTitle(account, undefined))).toBe('Acme LMS is connected')
})

test.each([
  ['error', 'Learning EU is connected again'],
  ['expired', 'Learning EU is connected again'],
  ['active', 'Saved. Learning EU is connected.'],
] as const)('an edit of an account that was %s says %s', (status, words) => {
  expect(String(doneTitle(account, { status }))).toBe(words)
})

test('an edit does not claim that a paused account is connected', () => {
  expect(String(doneTitle({ ...account, status: 'suspended' }, { status: 'suspended' }))).toBe(
    'Saved. Learning EU is paused.',
  )
})
