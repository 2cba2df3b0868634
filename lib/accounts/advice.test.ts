import { expect, test } from 'vitest'
import { findConnector } from '#lib/registry.ts'
import { adviceFor } from './advice.ts'
import { credentialsAtOf } from './credentials-at.ts'

const DAY = 24 * 60 * 60_000
const now = new Date('2026-11-03T09:00:00.000Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * DAY)
const udacity = (await findConnector('udacity'))!
const udemy = (await findConnector('udemy'))!

test('credentials older than their provider advises are reminded of, in a sentence that says what to do', () => {
  expect(adviceFor(udacity, daysAgo(89), now)).toBeNull()
  expect(adviceFor(udacity, daysAgo(112), now)).toEqual({
    code: 'rotate',
    days: 112,
    sentence:
      'Udacity advises new credentials every 90 days; these are 112 days old. Make new ones there, then press Rotate.',
  })
})

test('where a provider advises nothing, or the connector is gone, nothing is said', () => {
  expect(adviceFor(udemy, daysAgo(900), now)).toBeNull()
  expect(adviceFor(undefined, daysAgo(900), now)).toBeNull()
})

test('credentials are as old as the oldest secret; an id that never changes does not count', () => {
  const hint = (days: number) => ({ length: 40, changedAt: daysAgo(days).toISOString() })
  expect(credentialsAtOf(udacity, { clientId: hint(300), clientSecret: hint(5) }, now)).toEqual(daysAgo(5))
  expect(credentialsAtOf(udacity, { clientId: hint(300) }, now)).toEqual(daysAgo(300))
  expect(credentialsAtOf(udacity, {}, now)).toEqual(now)
})
