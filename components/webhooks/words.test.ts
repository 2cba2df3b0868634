import { expect, test } from 'vitest'
import { duration } from './duration.ts'
import { eventGroups, eventsInBrief } from './event-words.ts'
import { sentHeaders } from './sent-headers.ts'
import { timeUntil } from './time-until.ts'

test('what an endpoint is told of is said in brief', () => {
  expect(eventsInBrief([])).toBe('All events')
  expect(eventsInBrief(['account.deleted'])).toBe('account.deleted')
  expect(eventsInBrief(['account.created', 'account.deleted', 'session.opened'])).toBe('account.created and 2 more')
})

test('events stand with what they tell of; what nobody sorted is not lost', () => {
  const type = (name: string) => ({ name: name as 'account.created', means: 'So it is' })
  const groups = eventGroups([type('session.opened'), type('account.created'), type('project.closed')])
  expect(groups.map(({ name, events }) => [name, ...events.map((event) => event.name)])).toEqual([
    ['Linked accounts', 'account.created'],
    ['Connect sessions', 'session.opened'],
    ['Others', 'project.closed'],
  ])
})

test.each([
  [-60, 'any moment'],
  [4, 'any moment'],
  [40, 'in less than a minute'],
  [300, 'in 5 minutes'],
  [2 * 3600, 'in 2 hours'],
  [24 * 3600, 'in 24 hours'],
  [5 * 24 * 3600, 'in 5 days'],
])('what is due in %i seconds is due %s', (seconds, words) => {
  const now = Date.now()
  expect(timeUntil(new Date(now + seconds * 1000).toISOString(), now)).toBe(words)
})

test.each([
  [3.4, '3 ms'],
  [999, '999 ms'],
  [1240, '1.2 s'],
  [15_000, '15 s'],
])('%f milliseconds are %s', (ms, words) => {
  expect(duration(ms)).toBe(words)
})

test('headers have the time of the latest attempt, and no signature', () => {
  const attempt = { created_at: '2026-11-03T09:30:00.000Z', ms: 3, status: 204, error: null, answer: null }
  const text = sentHeaders({ event_id: 'evt_1', tries: [attempt] })
  expect(text).toContain('webhook-id: evt_1\nwebhook-timestamp: 1793698200\n')
  expect(text).not.toMatch(/v1,[A-Za-z0-9+/]{20}/)
  expect(sentHeaders({ event_id: 'evt_1', tries: [] })).toContain('when it is sent')
})
