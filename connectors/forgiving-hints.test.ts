import { describe, expect, test } from 'vitest'
import { findSwapped } from '#lib/define/index.ts'
import { enter, good } from './forgiving-input.fixture.ts'

/** Mistakes that only the provider can be sure of: each is named in words, and let through. */

const sample = (provider: string, name: string): string => good[provider]?.values[name] ?? ''
const [id, secret] = [sample('udemy', 'clientId'), sample('udemy', 'clientSecret')]
const [key, code] = [sample('coursera', 'apiKey'), sample('coursera', 'clientSecret')]
const [udcl, udcs] = [sample('udacity', 'clientId'), sample('udacity', 'clientSecret')]
const organization = sample('coursera', 'organizationId')

describe('let through with a hint, because only the provider can know', () => {
  test.each([
    ['udemy', 'clientId', secret, 'This looks like the Client Secret (128 characters).'],
    ['udemy', 'clientSecret', id, 'This looks like the Client ID (40 characters).'],
    [
      'udemy',
      'clientId',
      id.slice(1),
      'The Client ID usually has 40 characters, this one has 39. Check that all of it was copied.',
    ],
    [
      'udemy',
      'clientSecret',
      secret.slice(1),
      'The Client Secret usually has 128 characters, this one has 127. Check that all of it was copied.',
    ],
    [
      'udemy',
      'organisationId',
      '99',
      'The Organisation ID usually has 3 to 12 digits, this one has 2. Check that all of it was copied.',
    ],
    ['coursera', 'apiKey', code, 'This looks like the Client Secret (64 characters).'],
    ['coursera', 'clientSecret', key, 'This looks like the API Key (48 characters).'],
    ['coursera', 'organizationId', key, 'This looks like the API Key (48 characters).'],
    ['coursera', 'apiKey', organization, 'This looks like the Organization ID (22 characters).'],
    [
      'coursera',
      'apiKey',
      key.slice(0, 32),
      'The API Key usually has 48 characters, this one has 32. Check that all of it was copied.',
    ],
    [
      'coursera',
      'clientSecret',
      code.slice(0, 16),
      'The Client Secret usually has 64 characters, this one has 16. Check that all of it was copied.',
    ],
    [
      'coursera',
      'organizationId',
      'DjYCkBQTQV69Tt',
      'The Organization ID usually has 22 characters, this one has 14. Check that all of it was copied.',
    ],
    ['udacity', 'clientId', udcs, 'This looks like the Client Secret (begins with udcs_).'],
    ['udacity', 'clientSecret', udcl, 'This looks like the Client ID (begins with udcl_).'],
    ['udacity', 'companyId', udcl, 'This looks like the Client ID (begins with udcl_).'],
    ['udacity', 'companyId', udcs, 'This looks like the Client Secret (begins with udcs_).'],
    [
      'udacity',
      'clientSecret',
      'fake-secret-0000',
      'The Client Secret usually begins with udcs_. Check that all of it was copied.',
    ],
    [
      'udacity',
      'clientId',
      udcl.toUpperCase(),
      'The Client ID usually begins with udcl_, in small letters. Check that all of it was copied.',
    ],
  ])('%s %s', (provider, name, raw, hint) => {
    // Alone: nothing else is filled in that it could be the same as.
    const others = Object.fromEntries(Object.keys(good[provider]!.values).map((other) => [other, '']))
    const entered = enter(provider, name, raw, others)
    expect(entered).toMatchObject({ cleaned: raw, error: undefined, hint })
    expect(hint).not.toContain(raw)
  })

  test.each([
    ['coursera', 'organizationId', 'globeland'],
    ['coursera', 'organizationId', 'globeland-learning-inc'],
    ['coursera', 'organizationId', 'https://www.coursera.org/programs/globeland-learning'],
    ['udacity', 'companyId', 'globeland'],
    ['udacity', 'companyId', 'https://manage.udacity.com/c/globeland/settings/api-tokens'],
  ])('the name or the address in place of the id, %s %s: %s', (provider, name, raw) => {
    const { error, hint } = enter(provider, name, raw)
    expect(error).toBeUndefined()
    expect(hint).toMatch(/address|name/)
    expect(hint).not.toContain('globeland')
  })

  test.each([
    ['udemy', 'clientSecret', 'clientId', 'Client ID'],
    ['coursera', 'clientSecret', 'apiKey', 'API Key'],
    ['udacity', 'clientSecret', 'clientId', 'Client ID'],
  ])('the same value in two fields, %s', (provider, name, first, label) => {
    const value = good[provider]!.values[first]!
    expect(enter(provider, name, ` "${value}"`, { [first]: value }).hint).toBe(
      `This is the same value as the ${label}.`,
    )
    expect(enter(provider, first, value, { [name]: value }).hint).toBeUndefined()
    const other = good[provider]!.values[name]!
    expect(enter(provider, first, other).hint).toBe('This is the same value as the Client Secret.')
  })

  test('a program id has the shape of an organization’s: only the read can tell', () => {
    expect(enter('coursera', 'organizationId', 'yePXtnxXEeaUlQqXZbuV2w')).toMatchObject({
      error: undefined,
      hint: undefined,
    })
  })
})

test.each([
  ['udemy', 'clientId', 'clientSecret'],
  ['coursera', 'apiKey', 'clientSecret'],
  ['udacity', 'clientId', 'clientSecret'],
])('id and secret in each other’s place are found, %s', (provider, one, other) => {
  const { connector, values } = good[provider]!
  expect(findSwapped(connector.fields, values)).toBeUndefined()
  expect(findSwapped(connector.fields, { ...values, [one]: values[other], [other]: values[one] })).toEqual([one, other])
})
