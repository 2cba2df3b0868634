import { expect, test } from 'vitest'
import { briefTime, clockTime, exactTime, relativeTime, shortDate, sinceTime } from './relative-time.ts'

const now = Date.parse('2026-11-10T12:00:00Z')
const ago = (ms: number) => new Date(now - ms).toISOString()
const s = 1000
const min = 60 * s
const h = 60 * min
const d = 24 * h

test.each([
  [0, 'just now'],
  [44 * s, 'just now'],
  [-5 * s, 'just now'],
  [50 * s, '1 minute ago'],
  [4 * min, '4 minutes ago'],
  [1 * h, '1 hour ago'],
  [5 * h + 10 * min, '5 hours ago'],
  [1 * d, '1 day ago'],
  [6 * d, '6 days ago'],
  [7 * d, '3 Nov'],
  [400 * d, '6 Oct 2025'],
])('%d ms ago reads "%s"', (past, words) => {
  expect(relativeTime(ago(past), now)).toBe(words)
})

test.each([
  [3 * s, 'just now'],
  [4 * min, '4 min ago'],
  [2 * h, '2 h ago'],
  [3 * d, '3 d ago'],
  [7 * d, '3 Nov'],
])('%d ms ago is briefly "%s"', (past, words) => {
  expect(briefTime(ago(past), now)).toBe(words)
})

test.each([
  [3 * s, ''],
  [4 * min, 'for 4 min'],
  [2 * h, 'for 2 h'],
  [3 * d, 'for 3 d'],
  [7 * d, 'since 3 Nov'],
])('what is so since %d ms ago is so "%s"', (past, words) => {
  expect(sinceTime(ago(past), now)).toBe(words)
})

test('a time of today is a time of day, of another day has its date', () => {
  expect(clockTime(ago(10 * min), now)).toMatch(/^\d{2}:50$/)
  expect(clockTime(ago(3 * d), now)).toMatch(/^7 Nov, \d{2}:00$/)
})

test('a date of this year leaves the year out', () => {
  expect(shortDate('2026-02-01T12:00:00Z', now)).toBe('1 Feb')
})

test('the exact time has date, time and zone', () => {
  expect(exactTime('2026-11-03T09:30:05Z')).toMatch(/November 2026.*\d{2}:\d{2}:05 \S+/)
})
