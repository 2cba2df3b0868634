import { expect, test } from 'vitest'
import { type Fields, secret, text } from '#lib/define/index.ts'
import { publicValues } from './draft.ts'

const fields: Fields = {
  clientId: text({ label: 'Client ID', example: 'a' }),
  clientSecret: secret({ label: 'Client Secret', example: 'b' }),
  sub: text({ label: 'Subdomain', example: 'acme' }),
  org: text({ label: 'Organisation', example: '1' }),
}

test('only what is stored readable may be remembered', () => {
  const values = { clientId: 'fake-id', clientSecret: 'fake-secret', sub: 'acme', org: '', other: 'x' }
  expect(publicValues(values, fields, ['clientId', 'clientSecret'])).toEqual({ sub: 'acme' })
})

test('a secret is not remembered even if nobody named it sealed', () => {
  expect(publicValues({ clientSecret: 'fake-secret' }, fields, [])).toEqual({})
})
