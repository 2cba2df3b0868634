import { expect, test } from 'vitest'
import { type Fields, secret, text } from '#lib/define/index.ts'
import { parseBlock } from './parse-block.ts'

const fields: Fields = {
  clientId: text({ label: 'Client ID', format: 'credential', example: 'a' }),
  clientSecret: secret({ label: 'Client Secret', format: 'credential', example: 'b' }),
  sub: text({ label: 'Company Subdomain', format: 'subdomain', suffix: '.udemy.com', example: 'acme' }),
}
const both = { clientId: 'fake-id', clientSecret: 'fake-secret' }

test.each([
  'Client ID: fake-id\nClient Secret: fake-secret',
  'client_id=fake-id\r\nclient_secret=fake-secret',
  'Client ID\tfake-id\nClient Secret\tfake-secret',
  'Client ID\nfake-id\n\nClient Secret\nfake-secret',
  'Client ID:\nfake-id\nClient Secret:\nfake-secret',
  '{"client_id":"fake-id","client_secret":"fake-secret"}',
  '{"credentials":{"clientId":"fake-id","clientSecret":"fake-secret","n":null}}',
  'CLIENT-ID: "fake-id"\nCLIENT-SECRET: `fake-secret`',
])('%j holds two values', (block) => {
  expect(parseBlock(block, fields)).toEqual(both)
})

test('an address keeps its colon and is cleaned', () => {
  expect(parseBlock(`Company Subdomain: https://acme.udemy.com/home\nClient ID: fake-id`, fields)).toEqual({
    sub: 'acme',
    clientId: 'fake-id',
  })
})

test.each([
  '',
  'fake-id',
  'https://acme.udemy.com',
  'Client ID: fake-id',
  '{"client_id":',
  '{"a":1}',
  'x'.repeat(30_000),
])('no block: %.40j', (text) => {
  expect(parseBlock(text, fields)).toEqual({})
})

test('a value that does not fit its field is left out', () => {
  expect(parseBlock('Client ID: fake-id\nClient Secret: fake-secret\nCompany Subdomain: not one!', fields)).toEqual(
    both,
  )
})
