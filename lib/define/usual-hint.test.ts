import { expect, test } from 'vitest'
import udemy from '#connectors/udemy/connector.ts'
import udacity from './fixtures/udacity.ts'
import { usualHint } from './index.ts'

test('a usual value needs no hint', () => {
  expect(usualHint(udemy.fields, 'clientId', 'a'.repeat(40))).toBeUndefined()
  expect(usualHint(udemy.fields, 'organisationId', '100028')).toBeUndefined()
  expect(usualHint(udemy.fields, 'companySubdomain', 'a'.repeat(40))).toBeUndefined()
  expect(usualHint(udemy.fields, 'clientId', '')).toBeUndefined()
  expect(usualHint(udemy.fields, 'toString', 'x')).toBeUndefined()
})

test('swapped values are recognised by what the other field usually has', () => {
  expect(usualHint(udemy.fields, 'clientId', 'a'.repeat(128))).toBe(
    'This looks like the Client Secret (128 characters).',
  )
  expect(usualHint(udemy.fields, 'clientSecret', 'a'.repeat(40))).toBe('This looks like the Client ID (40 characters).')
  expect(usualHint(udacity.fields, 'clientId', 'udcs_abc')).toBe(
    'This looks like the Client Secret (begins with udcs_).',
  )
  expect(usualHint(udacity.fields, 'clientSecret', udacity.fields.clientId!.example)).toBe(
    'This looks like the Client ID (begins with udcl_).',
  )
})

test('an odd value is named without being repeated', () => {
  expect(usualHint(udemy.fields, 'clientId', 'a'.repeat(39))).toBe(
    'The Client ID usually has 40 characters, this one has 39. Check that all of it was copied.',
  )
  expect(usualHint(udemy.fields, 'organisationId', '12')).toBe(
    'The Organisation ID usually has 3 to 12 digits, this one has 2. Check that all of it was copied.',
  )
  expect(usualHint(udacity.fields, 'clientSecret', 'secret')).toBe(
    'The Client Secret usually begins with udcs_. Check that all of it was copied.',
  )
})
