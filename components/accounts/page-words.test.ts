import { expect, test } from 'vitest'
import { accountsWords, countWords, firstOnPage, pageWords } from './page-words.ts'

test('a list on one page says how many, a longer one which', () => {
  expect(pageWords({ first: 1, shown: 1, total: 1, isExact: true })).toBe('1 account')
  expect(pageWords({ first: 26, shown: 25, total: 1234, isExact: true })).toBe('26–50 of 1,234 accounts, newest first')
  expect(pageWords({ first: undefined, shown: 25, total: 1234, isExact: true })).toBe(
    '25 of 1,234 accounts, newest first',
  )
})

const middle = { from: '26', isFirst: false, isLast: false, shown: 25, total: 60, isExact: true }

test('another order is said', () => {
  const words = pageWords({ first: 1, shown: 25, total: 60, isExact: true, sort: 'status_since' })
  expect(words).toBe('1–25 of 60 accounts, last changed first')
})

test('the ends of the list are known, the middle is what the address says', () => {
  expect(firstOnPage({ ...middle, isFirst: true, from: '7' })).toBe(1)
  expect(firstOnPage({ ...middle, isLast: true, shown: 10 })).toBe(51)
  expect(firstOnPage(middle)).toBe(26)
})

test('an address that cannot be right says nothing', () => {
  expect(firstOnPage({ ...middle, from: '59' })).toBeUndefined()
  expect(firstOnPage({ ...middle, from: undefined })).toBeUndefined()
})

test('a count that is only a beginning says so', () => {
  expect(countWords(1000, false)).toBe('1,000+')
  expect(countWords(0, false)).toBe('0')
  expect(accountsWords(1)).toBe('1 account')
  expect(accountsWords(1, false)).toBe('1+ accounts')
  expect(pageWords({ first: 26, shown: 25, total: 1000, isExact: false })).toBe(
    '26–50 of 1,000+ accounts, newest first',
  )
  expect(firstOnPage({ ...middle, from: '1026', isExact: false })).toBe(1026)
})
