import { expect, test } from 'vitest'
import { createRateLimit } from './rate-limit.ts'

test('an allowance is counted down by key, says when it begins again, and does', () => {
  let now = 1_000
  const limit = createRateLimit({ limit: 2, seconds: 60, now: () => now })
  expect(limit.take('a')).toEqual({ limit: 2, remaining: 1 })
  now += 15_500
  expect(limit.take('a')).toEqual({ limit: 2, remaining: 0 })
  expect(limit.take('a')).toEqual({ limit: 2, remaining: 0, retryAfter: 45 })
  expect(limit.take('b')).toEqual({ limit: 2, remaining: 1 })
  now += 44_500
  expect(limit.take('a')).toEqual({ limit: 2, remaining: 1 })
})
