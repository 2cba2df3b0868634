import { expect, test } from 'vitest'
import { afterRefusal, healthy, isBroken } from './health.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 3, 9, minutes))
const refusedAt = (...minutes: number[]) =>
  minutes.reduce((health, minute) => afterRefusal(health, at(minute)), healthy)

test.each([
  ['one', [0], false],
  ['many within a bad minute', [0, 0, 0, 1, 1], false],
  ['two, far apart', [0, 40], false],
  ['three over ten minutes', [0, 5, 10], true],
  ['three over an hour', [0, 20, 59], true],
])('%s: whether the refusals break the account is told', (_, minutes, broken) => {
  expect(isBroken(refusedAt(...minutes), at(minutes.at(-1)!))).toBe(broken)
})

test('one success resets the count', () => {
  expect(isBroken(healthy, at(59))).toBe(false)
  expect(afterRefusal(healthy, at(30))).toEqual({ refusals: 1, refusedSince: at(30) })
})
