import { expect, test } from 'vitest'
import type { HistoryItem } from '#lib/api/account-history-contract.ts'
import { checksWords } from './call-words.ts'
import { timelineEntries } from './timeline-entries.ts'
import { actorWords, changedWords, checkedBy, editTitle, statusTitle } from './timeline-words.ts'

const at = '2026-11-03T09:30:00.000Z'
const actor = { type: 'person', id: null, name: 'Ada' } as const
let made = 0
const check = (outcome: 'passed' | 'refused' | 'unavailable', code: string | null = null): HistoryItem => {
  made += 1
  return {
    kind: 'check',
    id: `check-${made}`,
    at,
    actor: null,
    cause: 'schedule',
    outcome,
    code,
    message: null,
    ms: 20,
  }
}
const edit: HistoryItem = { kind: 'edit', id: 'e', at, actor, action: 'account.rotated', changed: ['key', 'label'] }

test('checks that ended alike are one line, as long as nothing happened between them', () => {
  const entries = timelineEntries([
    check('passed'),
    check('passed'),
    check('unavailable', 'rate_limited'),
    check('unavailable', 'provider_unavailable'),
    edit,
    check('passed'),
    check('passed'),
    check('passed'),
  ])
  expect(entries.map((entry) => (entry.kind === 'checks' ? entry.checks.length : entry.kind))).toEqual([
    2,
    1,
    1,
    'edit',
    3,
  ])
})

test('a run keeps the id of its newest check, so that a line stays itself when older ones join it', () => {
  const [first, second] = [check('passed'), check('passed')]
  expect(timelineEntries([first!])[0]?.id).toBe(timelineEntries([first!, second!])[0]?.id)
})

test.each([
  ['passed', 1, 'Check passed'],
  ['passed', 14, '14 checks passed'],
  ['unavailable', 1, 'Check got no answer'],
  ['refused', 1204, '1,204 checks refused'],
] as const)('%s, %d times, reads "%s"', (outcome, count, words) => {
  expect(checksWords(outcome, count)).toBe(words)
})

test('a status, an edit and who did it are said in words', () => {
  expect(statusTitle({ from: null, to: 'active' })).toBe('Linked')
  expect(statusTitle({ from: 'active', to: 'error' })).toBe('Needs attention')
  expect(statusTitle({ from: 'error', to: 'active' })).toBe('Connected again')
  expect(statusTitle({ from: 'suspended', to: 'active' })).toBe('Resumed')
  expect(editTitle({ action: 'account.rotated' })).toBe('Credential rotated')
  expect(editTitle({ action: 'account.moved_house' })).toBe('moved house')
  expect(changedWords({ changed: ['key', 'label'] }, { key: { kind: 'secret', label: 'API Key', example: '' } })).toBe(
    'API Key',
  )
  expect(actorWords(actor)).toBe('Ada')
  expect(actorWords({ ...actor, name: null })).toBe('somebody who has left')
  expect(actorWords({ type: 'api_key', id: null, name: 'Backend' })).toBe('API key Backend')
  expect(actorWords({ type: 'system', id: null, name: null })).toBeUndefined()
})

test.each([
  ['person', actor, 'by Ada'],
  ['person', null, 'by hand'],
  ['bulk', actor, 'in a bulk check by Ada'],
  ['api', { type: 'api_key', id: null, name: 'Backend' }, 'by API key Backend'],
  ['schedule', { type: 'system', id: null, name: null }, 'on schedule'],
] as const)('a check (%s, %o) was made %s', (cause, by, words) => {
  expect(checkedBy({ cause, actor: by })).toBe(words)
})
