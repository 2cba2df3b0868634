import { expect, test } from 'vitest'
import { actions, authorise, can } from './authorise.ts'
import type { Context } from './context.ts'
import { isInScope, scopeFor, scopeNames } from './scopes.ts'

const key = (scopes: string[]): Context => ({
  projectId: 'p',
  actor: { type: 'api_key', id: 'x' },
  scopes,
  role: 'admin',
  ip: undefined,
})

test('every action belongs to one scope or to none, and every scope is for something', () => {
  const used = new Set(actions.map(scopeFor))
  expect([...used].filter((scope) => scope !== null).sort()).toEqual(scopeNames.filter((name) => name !== '*').sort())
})

test('no key may do what owners do or what belongs to a person, whatever its scopes', () => {
  const never = actions.filter((action) => scopeFor(action) === null)
  expect(never).toEqual(
    expect.arrayContaining(['person.edit', 'key.edit', 'project.edit', 'project.delete', 'self.edit']),
  )
  for (const action of never) {
    expect(can(key([...scopeNames]), action), action).toBe(false)
    expect(authorise(key(['*']), action)).toMatchObject({ problem: { kind: 'not_allowed' } })
  }
})

test('a key without the scope is told which one it takes and which it has', () => {
  const refused = authorise(key(['accounts:read']), 'session.create')
  expect(refused).toMatchObject({ ok: false, problem: { kind: 'not_allowed' } })
  expect(JSON.stringify(refused)).toContain('scope sessions:write; this key has accounts:read')
  expect(authorise(key(['sessions:write']), 'session.create')).toMatchObject({ ok: true })
  expect(authorise(key([]), 'account.read')).toMatchObject({ ok: false })
})

test('a scope is a whole name: no part of one, no pattern but the star', () => {
  for (const held of ['accounts', 'accounts:*', 'ACCOUNTS:READ', '', '**'])
    expect(isInScope([held], 'account.read')).toBe(false)
  expect(isInScope(['*'], 'account.read')).toBe(true)
})
