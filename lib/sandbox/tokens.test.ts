import { expect, test } from 'vitest'
import { createTokens } from './tokens.ts'

test('a token names its holder until it expires, is known as expired for a while, then forgotten', () => {
  let now = 0
  let count = 0
  const tokens = createTokens<string>({ lifetime: 60, now: () => now, make: () => `token-${++count}` })
  const first = tokens.give('acme')
  expect(tokens.find(first)).toEqual({ holder: 'acme', isExpired: false })
  expect(tokens.find('token-2')).toBeUndefined()
  now = 60_000
  expect(tokens.find(first)).toEqual({ holder: 'acme', isExpired: true })
  now = 120_000
  tokens.give('borealis')
  expect(tokens.find(first)).toBeUndefined()
})
