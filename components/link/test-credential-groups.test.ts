import { expect, test } from 'vitest'
import { groupTestCredentials } from './test-credential-groups.ts'

const credential = (key: string, outcome: string) => ({ key, title: key, description: 'x.', outcome, values: {} })

test('what links comes first, then refusals with the commonest first, then bad days', () => {
  const groups = groupTestCredentials([
    credential('busy', 'rate_limited'),
    credential('good', 'linked'),
    credential('malformed', 'malformed_input'),
    credential('no_rights', 'insufficient_permission'),
    credential('revoked', 'invalid_credentials'),
    credential('wrong_secret', 'invalid_credentials'),
    credential('odd', 'unexpected_response'),
    credential('limited', 'linked'),
  ])
  expect(groups.map(({ title, credentials }) => [String(title), credentials.map(({ key }) => key)])).toEqual([
    ['Works', ['good', 'limited']],
    ['Refused', ['revoked', 'wrong_secret', 'no_rights', 'malformed']],
    ['Cannot check now', ['busy', 'odd']],
  ])
})

test('a group without test credentials is not there', () => {
  expect(groupTestCredentials([credential('good', 'linked')]).map(({ title }) => String(title))).toEqual(['Works'])
})
