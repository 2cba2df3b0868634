import { expect, test } from 'vitest'
import { nextCheckAfter } from './next-check.ts'

const now = new Date('2026-11-03T09:00:00.000Z')
const minutesAfter = (...given: Parameters<typeof nextCheckAfter>) =>
  Array.from({ length: 50 }, () => (nextCheckAfter(...given)!.getTime() - now.getTime()) / 60_000)

test.each([
  ['passed', 'active', 22 * 60, 26 * 60],
  ['refused', 'error', 22 * 60, 26 * 60],
  ['refused', 'active', 5, 8],
  ['unavailable', 'active', 20, 40],
  ['status', 'active', 1, 10],
] as const)('after %s, an account that is %s is checked within %i to %i minutes, not all at once', (...row) => {
  const [since, status, least, most] = row
  const pauses = minutesAfter(since, status, now)
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(least)
  expect(Math.max(...pauses)).toBeLessThanOrEqual(most)
  expect(new Set(pauses).size).toBeGreaterThan(40)
})

test('three refusals of an active account come within the time that breaks it', () => {
  expect(2 * Math.min(...minutesAfter('refused', 'active', now))).toBeGreaterThanOrEqual(10)
})

test.each(['suspended', 'inactive', 'archived'])('an account that is %s is not checked by itself', (status) => {
  for (const since of ['passed', 'refused', 'unavailable', 'status'] as const)
    expect(nextCheckAfter(since, status, now)).toBeNull()
})
