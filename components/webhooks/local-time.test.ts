import { expect, test } from 'vitest'
import { localTime, readSpan } from './local-time.ts'

const now = Date.parse('2026-11-20T12:00:00Z')
const hour = 3_600_000

test('a time goes into an input and comes back, to the minute', () => {
  expect(Date.parse(localTime(now))).toBe(now)
  expect(localTime(now)).toMatch(/^2026-11-\d\dT\d\d:\d\d$/)
})

test('a span is read as core takes it', () => {
  const typed = { from: localTime(now - 2 * hour), to: localTime(now) }
  expect(readSpan(typed, now)).toEqual({ span: { from: '2026-11-20T10:00:00.000Z', to: '2026-11-20T12:00:00.000Z' } })
})

test.each([
  ['nothing', { from: '', to: localTime(now) }, 'from'],
  ['no end', { from: localTime(now), to: '' }, 'to'],
  ['what is no longer kept', { from: localTime(now - 31 * 24 * hour), to: localTime(now) }, 'from'],
  ['the wrong way round', { from: localTime(now), to: localTime(now - hour) }, 'to'],
])('%s is told at its entry', (_, typed, field) => {
  expect(readSpan(typed, now).wrong?.field).toBe(field)
})
