import { expect, test } from 'vitest'
import { nextTry, RETRY_SECONDS } from './retry-times.ts'

const middle = () => 0.5

test('ten tries: at once, then after 5 s, 5 m, 30 m, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h', () => {
  const waits = RETRY_SECONDS.map((_, index) => nextTry(index + 1, 0, middle))
  expect(waits).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400])
  expect(nextTry(10)).toBeUndefined()
})

test('waits differ by up to a tenth, so that a hundred failures do not come back together', () => {
  const waits = Array.from({ length: 200 }, () => nextTry(2) ?? 0)
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(270)
  expect(Math.max(...waits)).toBeLessThanOrEqual(330)
  expect(new Set(waits).size).toBeGreaterThan(100)
})

test('what a receiver asks for is heeded, up to an hour, and never shortens the wait', () => {
  expect(nextTry(1, 60, middle)).toBe(60)
  expect(nextTry(1, 90_000, middle)).toBe(3_600)
  expect(nextTry(3, 60, middle)).toBe(1_800)
})
