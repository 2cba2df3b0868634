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

test('what looks like a secret in the wrong field, or is wrong, is not remembered', () => {
  const odd: Fields = {
    key: secret({ label: 'Key', format: 'credential', usual: { prefix: 'fks_' }, example: 'fks_1' }),
    company: text({ label: 'Company ID', format: 'credential', example: '4821' }),
    number: text({ label: 'Number', format: 'digits', example: '1' }),
  }
  expect(publicValues({ company: 'fks_123', number: 'fake-secret' }, odd, ['key'])).toEqual({})
  expect(publicValues({ key: 'fake-secret', company: 'fake-secret', number: '7' }, odd, ['key'])).toEqual({
    number: '7',
  })
})
