import { expect, test } from 'vitest'
import { accountIn } from './account-in.ts'
import { commandGroups, fits, type Known } from './commands.ts'

const known: Known = {
  me: {
    project: { id: 'prj_1', name: 'Acme' },
    projects: [
      { id: 'prj_1', name: 'Acme', role: 'owner' },
      { id: 'prj_2', name: 'Beta', role: 'admin' },
    ],
    may: ['account.list', 'connector.read', 'project.read', 'account.link', 'audit.read', 'session.read'],
  },
  path: '/accounts',
  connectors: [
    { id: 'udemy', name: 'Udemy Business' },
    { id: 'coursera', name: 'Coursera' },
  ],
}

const labels = (typed: string, more: Partial<Known> = {}) =>
  commandGroups({ ...known, ...more }, typed).flatMap(({ items }) => items.map(({ label }) => label))

test('with nothing typed every command is offered, in groups', () => {
  expect(commandGroups(known, '').map(({ value }) => value)).toEqual([
    ...['Go to', 'Link an account', 'Projects', 'Copy', 'Theme'],
  ])
  expect(labels('')).toEqual(
    expect.arrayContaining(['Accounts', 'Audit log', 'Link Coursera', 'Switch to Beta', 'Dark theme']),
  )
  expect(labels('')).not.toContain('Switch to Acme')
})

test.each([
  ['link ude', ['Link Udemy Business']],
  ['udemy', ['Link Udemy Business']],
  ['BETA', ['Switch to Beta']],
  ['invite', ['People']],
  ['log audit', ['Audit log']],
  ['dark', ['Dark theme']],
  ['zzz', []],
])('%s finds %j', (typed, found) => {
  expect(labels(typed)).toEqual(found)
})

test('who may not is not offered it', () => {
  const viewer = { me: { ...known.me, may: ['account.list', 'project.read'] as Known['me']['may'] } }
  expect(labels('link', viewer)).toEqual([])
  expect(labels('audit', viewer)).toEqual([])
})

test('on an account’s page its id can be copied', () => {
  const [group] = commandGroups({ ...known, path: '/accounts/acc_01kaj/edit' }, '')
  expect(group).toMatchObject({
    value: 'This account',
    items: [{ act: { do: 'copy', value: 'acc_01kaj' } }, { act: { href: '/audit?target=acc_01kaj' } }],
  })
  expect(accountIn('/accounts/links')).toBeUndefined()
})

test('accents and signs do not matter', () => {
  expect(fits({ label: 'Link Écoles & Métiers' }, 'ecoles metiers')).toBe(true)
  expect(fits({ label: 'Link Udemy' }, '  link   UDEMY ')).toBe(true)
  expect(fits({ label: 'Link Udemy' }, 'demy')).toBe(false)
})
