import { expect, test } from 'vitest'
import { accountCount, categoryWord } from './words.ts'

test.each([
  [0, 'No account linked yet'],
  [1, '1 account linked'],
  [1204, '1,204 accounts linked'],
])('%d accounts read "%s"', (count, words) => {
  expect(accountCount(count)).toBe(words)
})

test('a category without words of its own is shown as it is', () => {
  expect(categoryWord('lms')).toBe('Learning')
  expect(categoryWord('gardening')).toBe('gardening')
})
