import { describe, expect, test } from 'vitest'
import { enter, good } from './forgiving-input.fixture.ts'

/** What people paste, as it really looks: each mistake is mended, or refused in words, for each provider. */

const [organization, udcl] = [good.coursera?.values.organizationId ?? '', good.udacity?.values.clientId ?? '']
const BOM = '\ufeff'
const NBSP = '\u00a0'
const ZERO = '\u200b'

describe('mended without a word from the person', () => {
  /** each way to spoil a value that every credential survives */
  const spoilt = (value: string, label: string): string[] => [
    `  ${value}\n`,
    `"${value}"`,
    `'${value}'`,
    `“${value}”`,
    `«${value}»`,
    `\`${value}\``,
    `"${value}",`.slice(0, -1),
    `${value.slice(0, 9)} ${value.slice(9)}`,
    `${value.slice(0, 9)}\r\n  ${value.slice(9)}`,
    `${BOM}${value}`,
    `${value.slice(0, 5)}${ZERO}${value.slice(5)}\u2060`,
    `${value.slice(0, 5)}\u00ad${value.slice(5)}`,
    `${NBSP}${value.slice(0, 5)}${NBSP}${value.slice(5)}${NBSP}`,
    `${label}: ${value}`,
    `${label.toUpperCase()} = "${value}"`,
    `${label}\n${value}`,
    `${label}\t${value}`,
    `\t${value}\t`,
  ]
  const credentials = [
    ['udemy', 'clientId', 'Client ID'],
    ['udemy', 'clientSecret', 'Client Secret'],
    ['coursera', 'apiKey', 'API Key'],
    ['coursera', 'apiKey', 'Client ID'],
    ['coursera', 'clientSecret', 'Client Secret'],
    ['coursera', 'organizationId', 'Organization ID'],
    ['udacity', 'clientId', 'Client ID'],
    ['udacity', 'clientSecret', 'Client Secret'],
  ] as const
  const rows = credentials.flatMap(([provider, name, label]) =>
    spoilt(good[provider]!.values[name]!, label).map((raw) => ({
      provider,
      name,
      raw,
      right: good[provider]!.values[name],
    })),
  )
  test.each(rows)('$provider $name: $raw', ({ provider, name, raw, right }) => {
    expect(enter(provider, name, raw)).toEqual({ cleaned: right, kept: right, error: undefined, hint: undefined })
  })

  test.each([
    ['companySubdomain', 'https://mycompany.udemy.com/home', 'mycompany'],
    ['companySubdomain', 'http://mycompany.udemy.com', 'mycompany'],
    ['companySubdomain', 'mycompany.udemy.com/', 'mycompany'],
    ['companySubdomain', '  HTTPS://MyCompany.Udemy.com/organization/home/?x=1#top ', 'mycompany'],
    ['companySubdomain', '"mycompany"', 'mycompany'],
    ['companySubdomain', 'MYCOMPANY', 'mycompany'],
    ['companySubdomain', `my${ZERO}company${BOM}`, 'mycompany'],
    ['companySubdomain', 'Company Subdomain: mycompany', 'mycompany'],
    ['companySubdomain', 'Subdomain: https://mycompany.udemy.com', 'mycompany'],
    ['companySubdomain', 'my-company-sandbox', 'my-company-sandbox'],
    ['organisationId', '#100028', '100028'],
    ['organisationId', '# 100,028', '100028'],
    ['organisationId', '100.028', '100028'],
    ['organisationId', '100 028', '100028'],
    ['organisationId', `100${NBSP}028`, '100028'],
    ['organisationId', '100\u202f028', '100028'],
    ['organisationId', '100’028', '100028'],
    ['organisationId', '"100028"', '100028'],
    ['organisationId', '100\n028', '100028'],
    ['organisationId', 'Organisation ID: 100028', '100028'],
    ['organisationId', 'Account ID: 100028', '100028'],
    ['organisationId', '000028', '000028'],
  ])('udemy %s: %j', (name, raw, right) => {
    expect(enter('udemy', name, raw)).toEqual({ cleaned: right, kept: right, error: undefined, hint: undefined })
  })

  test('udacity companyId may be empty, and is cleaned like the others', () => {
    expect(enter('udacity', 'companyId', '')).toMatchObject({ kept: '', error: undefined, hint: undefined })
    expect(enter('udacity', 'companyId', ' "4821" ')).toMatchObject({ kept: '4821', error: undefined, hint: undefined })
  })

  test('the case of what is case-sensitive stays', () => {
    expect(enter('coursera', 'organizationId', organization.toLowerCase()).cleaned).not.toBe(organization)
    expect(enter('coursera', 'organizationId', organization).cleaned).toBe(organization)
    expect(enter('udacity', 'clientId', udcl.toUpperCase()).cleaned).toBe(udcl.toUpperCase())
  })
})

describe('refused, in words, before anything is sent', () => {
  test.each([
    'mycompany.udemy.com.evil',
    'https://mycompany.udemy.com.evil/',
    'https://evil.example/?x=.udemy.com',
    'https://mycompany@evil.example',
    'https://evil.example#.udemy.com',
    'my\u0441ompany',
    '\u0430cme',
    'a.b.udemy.com',
    'www',
    'business.udemy.com',
    'My Company Inc.',
    '127.0.0.1',
    '-mycompany',
  ])('udemy companySubdomain: %s', (raw) => {
    expect(enter('udemy', 'companySubdomain', raw).error).toMatch(/^Company Subdomain .*For example: acme$/)
  })

  test.each(['Acme Inc.', '1e5', '100028a', '１０００２８', '٣٤', '100028.5', '-100028'])(
    'udemy organisationId: %s',
    (raw) => {
      expect(enter('udemy', 'organisationId', raw).error).toMatch(/^Organisation ID .*For example: 100028$/)
    },
  )

  const secrets = Object.keys(good).map((provider) => [provider, 'clientSecret'] as const)
  const hidden = ['••••••••', '••••••••a1b2', '****************', '●●●●●●●●', '"••••a1b2"', 'Client Secret: ••••']
  test.each(
    [...secrets, ['coursera', 'apiKey'] as const].flatMap(([provider, name]) =>
      hidden.map((raw) => [provider, name, raw] as const),
    ),
  )('a hidden value, %s %s: %s', (provider, name, raw) => {
    const { error } = enter(provider, name, raw)
    expect(error).toMatch(/\.$/)
    expect(error).not.toContain('a1b2')
  })

  test('udacity’s masked secret is called what it is, with the way to a new one', () => {
    for (const raw of ['udcs_••••••••a1b2', 'udcs_****a1b2', 'udcs_…a1b2', 'udcs_...a1b2'])
      expect(enter('udacity', 'clientSecret', raw).error).toMatch(/masked.*new client credential/)
    expect(enter('coursera', 'clientSecret', '•'.repeat(64)).error).toMatch(/Show Secret/)
  })

  const every = Object.entries(good).flatMap(([provider, { values }]) =>
    Object.keys(values).map((name) => [provider, name] as const),
  )
  test.each(every)('%s %s: a foreign letter, an unreadable character, a megabyte', (provider, name) => {
    const value = good[provider]!.values[name]!
    for (const raw of [`\u0430${value}`, `${value}\u0000`, `${value}\ud800`, `${value}é`])
      expect(enter(provider, name, raw).error, JSON.stringify(raw)).toBeDefined()
    const started = performance.now()
    for (const piece of ['a', ' a', '"', `${value}\n`, '•', '\u200b ']) {
      const { error, hint } = enter(provider, name, piece.repeat(1_000_000 / piece.length))
      expect([error, hint].join().length).toBeLessThan(400)
      if (/\w/.test(piece)) expect(error).toBeDefined()
    }
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
