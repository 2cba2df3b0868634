import { expect, test } from 'vitest'
import { heightOf, niceMost, scaleOf, typicalMs } from './calls-scale.ts'
import { durationWords } from './duration.ts'

test.each([
  [0, 1],
  [7, 10],
  [240, 500],
  [1000, 1000],
  [15_001, 20_000],
])('a scale for %d ms ends at %d', (ms, most) => {
  expect(niceMost(ms)).toBe(most)
})

test('half the height is a quarter of the time, and nothing is higher than the scale', () => {
  expect(heightOf(250, 1000)).toBe(0.5)
  expect(heightOf(2000, 1000)).toBe(1)
  expect(heightOf(0, 1000)).toBe(0)
})

test('what got no answer does not stretch the scale', () => {
  const calls = [
    { ms: 240, outcome: 'passed' },
    { ms: 15_000, outcome: 'unavailable' },
  ] as const
  expect(scaleOf(calls)).toBe(500)
  expect(scaleOf(calls.slice(1))).toBe(20_000)
})

test('what is typical is the middle of what was answered', () => {
  const took = (ms: number, outcome: 'passed' | 'unavailable' = 'passed') => ({ ms, outcome })
  expect(typicalMs([took(300), took(100), took(200), took(15_000, 'unavailable')])).toBe(200)
  expect(typicalMs([took(15_000, 'unavailable')])).toBeUndefined()
})

test.each([
  [0.2, '1 ms'],
  [240.4, '240 ms'],
  [1240, '1.2 s'],
  [2000, '2 s'],
  [15_020, '15 s'],
])('%d ms are said as %s', (ms, words) => {
  expect(durationWords(ms)).toBe(words)
})
