import { expect, test } from 'vitest'
import { keyExample } from './key-example.ts'

const key = 'hub_fake_9f2c'

test.each([
  [['*'], '/api/connect_sessions'],
  [['accounts:read', 'sessions:write'], '/api/connect_sessions'],
  [['accounts:read', 'project:read'], '/api/accounts'],
  [['sessions:read'], '/api/connect_sessions'],
  [['connectors:read', 'audit:read'], '/api/connectors'],
  [['project:read'], '/api/me'],
])('a key for %j is shown with a call that it may make: %s', (scopes, path) => {
  const example = keyExample('https://hub.acme.example', key, scopes)
  expect(example).toContain(`https://hub.acme.example${path} `)
  expect(example).toContain(`-u '${key}:'`)
  expect(example?.includes('-d ')).toBe(scopes.includes('*') || scopes.includes('sessions:write'))
})

test('for what has no call of its own yet there is no example', () => {
  expect(keyExample('https://hub.acme.example', key, ['audit:read'])).toBeUndefined()
})
