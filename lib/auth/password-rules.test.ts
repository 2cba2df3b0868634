import { expect, test } from 'vitest'
import { passwordProblem } from './password-rules.ts'

const email = 'ada.lovelace@acme.example'

test.each([
  ['short', 'This password has 5 characters. Use at least 12'],
  ['', 'This password has 0 characters'],
  ['a', 'This password has 1 character.'],
  ['\u{1F511}'.repeat(11), 'This password has 11 characters'],
  ['long '.repeat(60), 'longer than 256 characters'],
  ['Ada.Lovelace@acme.example', 'is the e-mail address'],
  ['ada.lovelace', 'is the e-mail address'],
  ['Password1234', 'one of the first that are guessed'],
  ['pass word pass word', 'one of the first that are guessed'],
  ['Correct Horse Battery Staple', 'one of the first that are guessed'],
  ['aaaaaaaaaaaaaaa', 'one of the first that are guessed'],
  ['121212121212121', 'one of the first that are guessed'],
])('%j is refused with a reason', (password, reason) => {
  expect(passwordProblem(password, email)).toContain(reason)
})

test.each(['tulip on a slow ferry', 'только слова тут', 'x7-Kp2!mqRz9w', 'all lower case no digits'])(
  '%j is taken: length counts, kinds of characters do not',
  (password) => {
    expect(passwordProblem(password, email)).toBeUndefined()
  },
)
