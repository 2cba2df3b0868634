import { expect, test } from 'vitest'
import type { AuditEvent } from '#lib/api/audit-contract.ts'
import { filesBelow } from '../../architecture.ts'
import { changedWords, groupsOf, knowsAction, sentenceOf, spaced } from './sentences.ts'

const ada: AuditEvent['actor'] = { type: 'person', id: 'per_1', name: 'Ada' }
const hub: AuditEvent['actor'] = { type: 'system', id: null, name: null }
const globex: AuditEvent['target'] = { type: 'account', id: 'acc_1', name: 'Globex · Udemy Business' }
const gone = { ...globex, name: null }

const said = (action: string, actor = ada, target = globex) =>
  sentenceOf({ action, actor, target })
    .map(({ text }) => text)
    .join('')

test.each([
  ['account.suspended', ada, globex, 'Ada suspended Globex · Udemy Business'],
  ['account.erased', hub, gone, 'The hub erased an account that is gone for good'],
  [
    'account.linked',
    { type: 'session', id: 'ses_1', name: 'Globex' } as const,
    globex,
    'Globex, by a link, linked Globex · Udemy Business',
  ],
  [
    'account.renamed',
    { type: 'api_key', id: 'key_1', name: 'Backend' } as const,
    globex,
    'The API key Backend renamed Globex · Udemy Business',
  ],
  ['account.deleted', { ...ada, name: null }, gone, 'Somebody who has left deleted an account that is gone'],
  ['account.renamed', { ...ada, name: 'ada' }, globex, 'ada renamed Globex · Udemy Business'],
  ['person.joined', ada, { type: 'person', id: null, name: null }, 'Somebody unknown joined the project'],
  ['person.signed_in', ada, { type: 'person', id: 'per_1', name: 'Ada' }, 'Ada signed in'],
  [
    'person.sign_in_refused',
    hub,
    { type: 'person', id: null, name: null },
    'A sign-in as somebody unknown was refused',
  ],
  ['bulk_run.started', ada, { type: 'bulk_run', id: 'run_1', name: null }, 'Ada began a run over many accounts'],
  ['novelty.tried_out', ada, { type: 'novelty', id: null, name: null }, 'Ada tried out a novelty'],
])('%s is told as a sentence', (action, actor, target, sentence) => {
  expect(said(action, actor, target)).toBe(sentence)
})

test('every action that the product writes has a sentence', () => {
  const texts = filesBelow('').filter(
    ({ path }) => /^(lib|server)\/.*\.ts$/.test(path) && !/\.(test|fixture)\./.test(path),
  )
  const written = texts
    .filter(({ text }) => /\brecord(All)?\(|\baudit|\b(un)?set:/.test(text))
    .flatMap(({ text }) =>
      [...text.matchAll(/\b(?:action|set|unset)\b.*/g)].flatMap(([line]) =>
        [...line.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, action]) => action!),
      ),
    )
  expect(written.length).toBeGreaterThan(25)
  expect([...new Set(written)].filter((action) => !knowsAction(action))).toEqual([])
})

test.each([
  ['clientSecret', 'client secret'],
  ['call_days', 'call days'],
  ['name', 'name'],
])('the field %s is called %s', (name, called) => {
  expect(spaced(name)).toBe(called)
})

test('the names of what was changed are told, and of a run what it did', () => {
  expect(changedWords({ changed: ['clientSecret', 'label'], target: globex })).toBe('Changed: client secret, label')
  expect(changedWords({ changed: ['status'], target: globex })).toBeUndefined()
  expect(changedWords({ changed: ['suspend'], target: { type: 'bulk_run', id: 'run_1', name: null } })).toBe('Suspend')
})

test('actions are grouped for the filter', () => {
  expect(groupsOf(['account.linked', 'account.renamed', 'api_key.created'])).toEqual([
    {
      ...{ name: 'account', label: 'Accounts' },
      actions: [
        { name: 'account.linked', label: 'Linked' },
        { name: 'account.renamed', label: 'Renamed' },
      ],
    },
    { name: 'api_key', label: 'API keys', actions: [{ name: 'api_key.created', label: 'Created' }] },
  ])
})
