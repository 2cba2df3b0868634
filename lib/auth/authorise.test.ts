import { expect, test } from 'vitest'
import { authorise, can } from './authorise.ts'
import type { Context } from './context.ts'

const context = (role: Context['role']): Context => ({
  projectId: 'p',
  actor: { type: 'person', id: 'x' },
  role,
  ip: undefined,
})

test.each([
  ['viewer', ['account.read', 'connector.read', 'config.read'], ['account.link', 'account.delete', 'key.edit']],
  [
    'admin',
    ['account.read', 'account.link', 'account.delete', 'account.run'],
    ['key.edit', 'person.edit', 'config.edit'],
  ],
  ['owner', ['account.read', 'account.link', 'key.edit', 'person.edit', 'config.edit'], []],
] as const)('%s may do what its role says and nothing more', (role, allowed, refused) => {
  for (const action of allowed) expect(can({ role }, action), action).toBe(true)
  for (const action of refused) expect(can({ role }, action), action).toBe(false)
})

test('nobody is asked to sign in', () => {
  expect(authorise(undefined, 'account.read')).toMatchObject({ ok: false, problem: { kind: 'not_signed_in' } })
})

test('a refusal names the role it takes and the role one has', () => {
  const refusal = authorise(context('viewer'), 'account.link')
  expect(refusal).toMatchObject({ ok: false, problem: { kind: 'not_allowed' } })
  expect(JSON.stringify(refusal)).toContain('takes the role admin; yours is viewer')
})

test('who may gets the context back', () => {
  const owner = context('owner')
  expect(authorise(owner, 'key.edit')).toEqual({ ok: true, value: owner })
})
