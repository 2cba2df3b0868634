import { expect, test } from 'vitest'
import { sinceWords } from './since-words.ts'

const now = Date.parse('2026-11-22T09:30:00.000Z')

test.each([
  [10, 'since just now'],
  [3 * 3600, 'for 3 hours'],
  [24 * 3600, 'for 1 day'],
  [19 * 24 * 3600, 'since 3 Nov'],
])('what has been so for %d seconds is so %s', (seconds, words) => {
  expect(sinceWords(new Date(now - seconds * 1000).toISOString(), now)).toBe(words)
})
