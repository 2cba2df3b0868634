import { expect, test } from 'vitest'
import udacity from '#connectors/udacity/connector.ts'
import udemy from '#connectors/udemy/connector.ts'
import { findSwapped, secret, text, usualHint } from './index.ts'

test('a usual value needs no hint', () => {
  expect(usualHint(udemy.fields, 'clientId', 'a'.repeat(40))).toBeUndefined()
  expect(usualHint(udemy.fields, 'organisationId', '100028')).toBeUndefined()
  expect(usualHint(udemy.fields, 'companySubdomain', 'a'.repeat(40))).toBeUndefined()
  expect(usualHint(udemy.fields, 'clientId', '')).toBeUndefined()
  expect(usualHint(udemy.fields, 'toString', 'x')).toBeUndefined()
})

test('swapped values are recognised by what the other field usually has', () => {
  expect(String(usualHint(udemy.fields, 'clientId', 'a'.repeat(128)))).toBe(
    'This looks like the Client Secret (128 characters).',
  )
  expect(String(usualHint(udemy.fields, 'clientSecret', 'a'.repeat(40)))).toBe(
    'This looks like the Client ID (40 characters).',
  )
  expect(String(usualHint(udacity.fields, 'clientId', 'udcs_abc'))).toBe(
    'This looks like the Client Secret (begins with udcs_).',
  )
  expect(String(usualHint(udacity.fields, 'clientSecret', udacity.fields.clientId!.example))).toBe(
    'This looks like the Client ID (begins with udcl_).',
  )
})

test('an odd value is named without being repeated', () => {
  expect(String(usualHint(udemy.fields, 'clientId', 'a'.repeat(39)))).toBe(
    'The Client ID usually has 40 characters, this one has 39. Check that all of it was copied.',
  )
  expect(String(usualHint(udemy.fields, 'organisationId', '12'))).toBe(
    'The Organisation ID usually has 3 to 12 digits, this one has 2. Check that all of it was copied.',
  )
  expect(String(usualHint(udacity.fields, 'clientSecret', 'secret'))).toBe(
    'The Client Secret usually begins with udcs_. Check that all of it was copied.',
  )
})

test('a prefix is enough, whatever follows it, and its letters are named where only they are wrong', () => {
  expect(String(usualHint(udacity.fields, 'clientSecret', 'udcl_abc'))).toBe(
    'This looks like the Client ID (begins with udcl_).',
  )
  expect(String(usualHint(udacity.fields, 'companyId', 'udcs_abc'))).toBe(
    'This looks like the Client Secret (begins with udcs_).',
  )
  expect(String(usualHint(udacity.fields, 'clientId', 'UDCL_ABC'))).toBe(
    'The Client ID usually begins with udcl_, in small letters. Check that all of it was copied.',
  )
})

const key = text({ label: 'API Key', format: 'credential', usual: { length: 4 }, example: 'aaaa' })
const code = secret({ label: 'Secret', format: 'credential', usual: { length: 6 }, example: 'bbbbbb' })
const pair = { key, code, name: text({ label: 'Name', example: 'x' }), region: text({ label: 'Region', example: 'x' }) }

test('a value that stands in two credentials is said at the one it does not look like, else at the later', () => {
  const hints = (value: string) =>
    Object.keys(pair).map((name) =>
      usualHint(pair, name, value, { key: ` "${value}"`, code: value, name: value })?.toString(),
    )
  expect(hints('aaaa')).toEqual([undefined, 'This is the same value as the API Key.', undefined, undefined])
  expect(hints('bbbbbb')).toEqual(['This is the same value as the Secret.', undefined, undefined, undefined])
  expect(hints('ccc')[1]).toBe('This is the same value as the API Key.')
})

test('two fields with each other’s values are found, one alone is not', () => {
  expect(findSwapped(pair, { key: 'bbbbbb', code: 'aaaa' })).toEqual(['key', 'code'])
  expect(findSwapped(pair, { key: ' "bbbbbb"', code: 'aaaa\n' })).toEqual(['key', 'code'])
  for (const values of [
    { key: 'aaaa', code: 'bbbbbb' },
    { key: 'bbbbbb', code: '' },
    { key: 'bbbbbb', code: 'bbbbbb' },
    { key: 'bbbbbb', code: 'ccc' },
    {},
  ])
    expect(findSwapped(pair, values)).toBeUndefined()
  const { clientId, clientSecret } = udacity.fields
  expect(findSwapped(udacity.fields, { clientId: clientSecret!.example, clientSecret: clientId!.example })).toEqual([
    'clientId',
    'clientSecret',
  ])
})
