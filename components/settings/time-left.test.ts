import { expect, test } from 'vitest'
import { timeLeft } from './time-left.ts'

const now = Date.parse('2026-11-03T09:30:00.000Z')
const after = (minutes: number) => new Date(now + minutes * 60_000).toISOString()

test.each([
  [30 * 24 * 60, 'expires in 30 days'],
  [7 * 24 * 60 - 1, 'expires in 7 days'],
  [24 * 60, 'expires in 24 hours'],
  [61, 'expires in 1 hour'],
  [40, 'expires in 40 minutes'],
  [0.2, 'expires in 1 minute'],
  [0, 'expired'],
  [-5, 'expired'],
])('%d minutes before its end something %s', (minutes, words) => {
  expect(timeLeft(after(minutes), now)).toBe(words)
})
