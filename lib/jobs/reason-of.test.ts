import { expect, test } from 'vitest'
import { reasonOf } from './reason-of.ts'

test.each([
  ['a code', Object.assign(new Error('fake: Key (email)=(ada@acme.example)'), { code: '23505' }), '23505'],
  ['a name', new TypeError('fake: sk_live'), 'TypeError'],
  ['a code that is no text', Object.assign(new Error('fake'), { code: 7 }), 'Error'],
  ['no error at all', 'fake: sk_live', 'unknown'],
])('of an error with %s nothing else is told', (_, error, reason) => {
  expect(reasonOf(error)).toBe(reason)
})
