import { expect, test } from 'vitest'
import { forLabel, forWords, isAsked, stateWords } from './session-words.ts'

const connectors = [{ id: 'udemy', name: 'Udemy Business' }]

test.each([
  [{ provider: 'udemy' }, 'Udemy Business', 'Udemy Business'],
  [{ provider: 'gone' }, 'gone', 'gone'],
  [{ categories: ['lms', 'hris'] }, 'Learning, HR', 'Learning, HR'],
  [{}, 'your platform', 'Any connector'],
])('a session for %j is for %s', (session, words, label) => {
  expect(forWords(session, connectors)).toBe(words)
  expect(forLabel(session, connectors)).toBe(label)
})

const session = {
  opened_at: '2026-11-02T09:00:00.000Z',
  used_at: '2026-11-03T09:00:00.000Z',
  revoked_at: '2026-11-04T09:00:00.000Z',
  expires_at: '2026-11-05T09:00:00.000Z',
  max_links: 1,
  links_made: 0,
}

test.each([
  ['waiting', 'Not opened yet', undefined],
  ['opened', 'Opened', session.opened_at],
  ['used', 'Used', session.used_at],
  ['expired', 'Expired', session.expires_at],
  ['revoked', 'Revoked', session.revoked_at],
] as const)('%s says since when', (state, word, since) => {
  expect(stateWords({ ...session, state })).toMatchObject({ word, since })
})

test('a link for several accounts says how many it has made', () => {
  expect(stateWords({ ...session, state: 'opened', max_links: 5, links_made: 2 }).count).toBe('2 of 5 used')
  expect(stateWords({ ...session, state: 'opened' }).count).toBeUndefined()
})

test('a wish for a new link stands until there is one', () => {
  expect(isAsked({ renewal_asked_at: session.used_at, revoked_at: null })).toBe(true)
  expect(isAsked({ renewal_asked_at: session.used_at, revoked_at: session.revoked_at })).toBe(false)
  expect(isAsked({ renewal_asked_at: null, revoked_at: null })).toBe(false)
})
