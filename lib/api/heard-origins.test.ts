import { expect, test } from 'vitest'
import { heardOrigins } from './heard-origins.ts'

test('an origin is remembered for ten minutes since it was heard last', () => {
  let now = 0
  const heard = heardOrigins(() => now)
  expect(heard.has('https://a')).toBe(false)
  heard.add('https://a')
  now = 9 * 60_000
  heard.add('https://a')
  now = 18 * 60_000
  expect(heard.has('https://a')).toBe(true)
  now = 19 * 60_000
  expect(heard.has('https://a')).toBe(false)
})

test('of many origins those that were heard last are kept', () => {
  const heard = heardOrigins()
  for (let n = 0; n <= 1000; n++) heard.add(`https://${n}`)
  expect([heard.has('https://0'), heard.has('https://1'), heard.has('https://1000')]).toEqual([false, true, true])
})
