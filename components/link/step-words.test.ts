import { expect, test } from 'vitest'
import { latestChange, timeWords, waitWords } from './step-words.ts'

test('only the last change is said', () => {
  expect(String(latestChange([{ title: 'Reach acme', state: 'waiting' }]))).toBe('')
  expect(
    String(
      latestChange([
        { title: 'Reach acme', state: 'passed' },
        { title: 'Sign in', state: 'running' },
        { title: 'Read', state: 'waiting' },
      ]),
    ),
  ).toBe('Sign in: checking…')
  expect(
    String(
      latestChange([
        { title: 'Reach acme', state: 'passed' },
        { title: 'Sign in', state: 'failed' },
        { title: 'Read', state: 'skipped' },
      ]),
    ),
  ).toBe('Sign in: failed')
})

test.each([
  [undefined, undefined],
  [999, undefined],
  [1000, '1 s'],
  [1499, '1.4 s'],
  [9999, '9.9 s'],
  [12_345, '12 s'],
])('%s ms reads as %s', (ms, words) => {
  expect(timeWords(ms)).toBe(words)
})

test.each([
  [0, '0 s'],
  [-3, '0 s'],
  [0.4, '1 s'],
  [45, '45 s'],
  [60, '1 min'],
  [125, '2 min 5 s'],
  [3600, '1 h'],
  [3785, '1 h 3 min'],
])('a wait of %s seconds reads as %s', (seconds, words) => {
  expect(waitWords(seconds)).toBe(words)
})

test('a time has the decimal sign of the language', () => {
  expect(timeWords(1499, 'de')).toBe('1,4 s')
})
