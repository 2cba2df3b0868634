import { expect, test } from 'vitest'
import { countWords, findConnectors } from './find-connectors.ts'

const connectors = [
  { name: 'Udemy Business', provider: 'Udemy', category: 'lms' },
  { name: 'Coursera for Business', provider: 'Coursera', category: 'lms' },
  { name: 'Ashby', provider: 'Ashby', category: 'ats' },
]
const names = (query: string, category?: string) =>
  findConnectors(connectors, { query, category }).map(({ provider }) => provider)

test.each([
  ['', ['Udemy', 'Coursera', 'Ashby']],
  ['ude', ['Udemy']],
  ['UDEMY  bus', ['Udemy']],
  ['údemy', ['Udemy']],
  ['learning', ['Udemy', 'Coursera']],
  ['recruiting', ['Ashby']],
  ['xyz', []],
  ['.*', []],
])('"%s" finds %j', (query, found) => {
  expect(names(query)).toEqual(found)
})

test('a category narrows what words find', () => {
  expect(names('', 'ats')).toEqual(['Ashby'])
  expect(names('udemy', 'ats')).toEqual([])
})

test('the count is said in words', () => {
  expect([1, 0, 2].map((count) => String(countWords(count)))).toEqual(['1 connector', '0 connectors', '2 connectors'])
})
