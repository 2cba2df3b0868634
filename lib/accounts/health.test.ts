import { expect, test } from 'vitest'
import { afterRefusal, afterSuccess, type Health } from './health.ts'

const fine: Health = { status: 'active', refusals: 0, refusedSince: null }
const at = (minutes: number) => new Date(Date.UTC(2026, 10, 3, 9, minutes))
const refusedAt = (...minutes: number[]) => minutes.reduce((health, minute) => afterRefusal(health, at(minute)), fine)

test.each([
  ['one', [0], 'active'],
  ['many within a bad minute', [0, 0, 0, 1, 1], 'active'],
  ['two, far apart', [0, 40], 'active'],
  ['three over ten minutes', [0, 5, 10], 'error'],
  ['three over an hour', [0, 20, 59], 'error'],
])('%s refusals make the account %s', (_, minutes, status) => {
  expect(refusedAt(...minutes).status).toBe(status)
})

test('one success resets the count and mends an error', () => {
  expect(afterSuccess(refusedAt(0, 5, 10))).toEqual(fine)
  expect(afterRefusal(afterSuccess(refusedAt(0, 5)), at(30))).toMatchObject({ status: 'active', refusals: 1 })
})

test('what a person set stays, whatever the provider says', () => {
  expect(afterSuccess({ ...fine, status: 'suspended' }).status).toBe('suspended')
  const archived = { status: 'archived', refusals: 9, refusedSince: at(0) }
  expect(afterRefusal(archived, at(50)).status).toBe('archived')
})
