import { expect, test } from 'vitest'
import coursera from '#connectors/coursera/connector.ts'
import udacity from '#connectors/udacity/connector.ts'
import { type Connector, fieldsFor, sealedFields, secret, text } from './index.ts'

test('all that auth reads is sealed, unless an address or a comparison needs it readable', () => {
  expect(sealedFields(coursera)).toEqual(['apiKey', 'clientSecret'])
  expect(sealedFields(udacity)).toEqual(['clientId', 'clientSecret'])
})

const twoMethods: Connector = {
  ...coursera,
  fields: {
    ...coursera.fields,
    token: secret({ label: 'Access token', example: 't' }),
    note: text({ label: 'Note', optional: true, example: 'n' }),
  },
  auth: { ...coursera.auth, token: { label: 'Access token', type: 'bearer', token: '{token}' } },
}

test('a secret is sealed even where no method reads it', () => {
  expect(sealedFields({ ...twoMethods, auth: coursera.auth })).toContain('token')
})

test('a method asks for its own fields and the common ones', () => {
  expect(Object.keys(fieldsFor(twoMethods, 'client_credentials'))).toEqual([
    'apiKey',
    'clientSecret',
    'organizationId',
    'note',
  ])
  expect(Object.keys(fieldsFor(twoMethods, 'token'))).toEqual(['organizationId', 'token', 'note'])
})
