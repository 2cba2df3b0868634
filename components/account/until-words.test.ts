import { expect, test } from 'vitest'
import { untilWords } from './until-words.ts'

const now = Date.parse('2026-11-03T09:30:00.000Z')

test.each([
  [-60, 'any moment now'],
  [30, 'any moment now'],
  [300, 'in 5 minutes'],
  [5 * 3600, 'in 5 hours'],
  [3 * 24 * 3600, 'in 3 days'],
])('what is due in %d seconds is due %s', (seconds, words) => {
  expect(untilWords(new Date(now + seconds * 1000).toISOString(), now)).toBe(words)
})
