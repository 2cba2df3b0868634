import { describe, expect, it } from 'vitest'
import { inWords, retryAfterSeconds } from './retry-after.ts'

const now = Date.parse('2026-11-03T10:00:00Z')

describe('Retry-After', () => {
  it.each([
    ['30', 30],
    ['0', 0],
    ['1.2', 2],
    ['Tue, 03 Nov 2026 10:01:00 GMT', 60],
    ['Tue, 03 Nov 2026 09:00:00 GMT', 0],
    ['99999999999', 86_400],
    ['Fri, 31 Dec 9999 23:59:59 GMT', 86_400],
  ])('%s is %d seconds', (header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds)
  })
  it.each([undefined, '', 'soon', '-5', '1e99', 'NaN', 'Infinity'])('%s says nothing', (header) => {
    expect(retryAfterSeconds(header, now)).toBeUndefined()
  })
  it('is said in words', () => {
    expect([1, 30, 90, 600, 7200].map((seconds) => String(inWords(seconds)))).toEqual([
      '1 second',
      '30 seconds',
      '2 minutes',
      '10 minutes',
      '2 hours',
    ])
  })
})
