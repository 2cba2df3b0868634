import { describe, expect, it } from 'vitest'
import { readToken, usableUntil } from './token.ts'

const shape = { token: 'access_token', expiresIn: 'expires_in', lifetime: 1799 }

describe('a token', () => {
  it.each([{ value: 'x' }, ['x'], 12, null, undefined, '', 'a\r\nx-evil: 1', 'a b', 'ü', 'x'.repeat(8193)])(
    'is not %j',
    (access_token) => {
      expect(readToken({ access_token }, shape)).toBeUndefined()
    },
  )

  it.each([
    [1799, 1799],
    ['3600', 3600],
    [-1, 0],
    [undefined, 1799],
    [null, 1799],
    ['soon', 1799],
    [{}, 1799],
    [1e99, 86_400],
    ['1e99', 86_400],
    [Number.MAX_VALUE * 2, 86_400],
  ])('with expires_in %j lasts %d seconds', (expires_in, lifetime) => {
    expect(readToken({ access_token: 'fakeToken', expires_in }, shape)).toEqual({ value: 'fakeToken', lifetime })
  })

  it('is used until 10 % or 60 s before its end, whichever is earlier', () => {
    expect(usableUntil({ value: 't', lifetime: 3600 }, 0)).toBe(3_240_000)
    expect(usableUntil({ value: 't', lifetime: 300 }, 0)).toBe(240_000)
    expect(usableUntil({ value: 't', lifetime: 30 }, 0)).toBeLessThan(0)
  })
})
