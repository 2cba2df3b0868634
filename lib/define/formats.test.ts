import { describe, expect, test } from 'vitest'
import { checkField, cleanField, secret, text } from './index.ts'

const clientId = text({ label: 'Client ID', format: 'credential', example: 'Ab12' })
const clientSecret = secret({ label: 'Client Secret', format: 'credential', example: 'Ab12' })
const subdomain = text({
  label: 'Company Subdomain',
  format: 'subdomain',
  prefix: 'https://',
  suffix: '.udemy.com',
  example: 'acme',
})
const organisation = text({
  label: 'Organisation ID',
  alsoCalled: ['ID', 'Account ID'],
  format: 'digits',
  example: '100028',
})
const email = text({ label: 'E-mail', format: 'email', example: 'a@b.example' })
const date = text({ label: 'From', format: 'date', example: '2026-01-31' })
const note = text({ label: 'Note', example: 'x' })

describe('a pasted value is cleaned', () => {
  test.each([
    [clientSecret, '  Ab12Cd34\n', 'Ab12Cd34'],
    [clientSecret, 'Ab12\r\nCd34', 'Ab12Cd34'],
    [clientSecret, '\ufeffAb12\u200bCd34\u2060', 'Ab12Cd34'],
    [clientSecret, '\u202eAb12\u2069', 'Ab12'],
    [clientSecret, '"Ab12"', 'Ab12'],
    [clientSecret, '“Ab12”', 'Ab12'],
    [clientSecret, '\'"Ab12"\'', 'Ab12'],
    [clientSecret, 'Bearer Ab12', 'Ab12'],
    [clientSecret, 'bearer\u00a0Ab12', 'Ab12'],
    [clientSecret, 'Client Secret: Ab12', 'Ab12'],
    [clientId, 'client id = "Ab12"', 'Ab12'],
    [clientId, '\u00a0Ab12\u00a0', 'Ab12'],
    [clientId, 'Client\u00a0ID：Ab12', 'Ab12'],
    [clientId, 'Client ID\r\nAb12', 'Ab12'],
    [clientId, 'Client ID\tAb12', 'Ab12'],
    [clientId, 'Client ID', 'ClientID'],
    [organisation, 'Account ID = 100 028', '100028'],
    [subdomain, 'https://acme.udemy.com/home?x', 'acme'],
    [subdomain, 'HTTPS://ACME.UDEMY.COM', 'acme'],
    [subdomain, 'acme.udemy.com', 'acme'],
    [subdomain, 'https://acme', 'acme'],
    [subdomain, ' Acme ', 'acme'],
    [subdomain, 'https://acme.udemy.com/organization-manage/settings/#top', 'acme'],
    [organisation, '#100028', '100028'],
    [organisation, '100,028', '100028'],
    [organisation, '100.028', '100028'],
    [organisation, '1’000’028', '1000028'],
    [organisation, '100 028', '100028'],
    [organisation, 'Organisation ID: 100028', '100028'],
    [email, 'mailto:ada@acme.example', 'ada@acme.example'],
    [note, '  two words  ', 'two words'],
  ] as const)('%# %j', (field, raw, cleaned) => {
    expect(cleanField(field, raw)).toBe(cleaned)
    expect(checkField(field, cleaned)).toBeUndefined()
  })

  test('and the case of a credential is never changed', () => {
    expect(cleanField(clientId, 'DjYCkBQTQV69TtWA7RuNug')).toBe('DjYCkBQTQV69TtWA7RuNug')
  })

  test('and a letter that only looks like ours stays foreign', () => {
    // The Kelvin sign becomes k under toLowerCase; a full-width a becomes a under NFKC.
    expect(cleanField(subdomain, '\u212aaufmann')).toBe('\u212aaufmann')
    expect(cleanField(clientId, '\uff41bc')).toBe('\uff41bc')
  })

  test('and cleaning again changes nothing', () => {
    const pieces = [
      '"',
      '“',
      ' ',
      '\n',
      '\u200b',
      'Bearer ',
      'Client ID:',
      'https://',
      'Acme',
      '.udemy.com',
      '#',
      '1,',
      '000',
      "'",
    ]
    const mixed = pieces.flatMap((a) => pieces.flatMap((b) => pieces.map((c) => a + b + c)))
    for (const field of [clientId, clientSecret, subdomain, organisation, email, date, note])
      for (const raw of mixed) {
        const once = cleanField(field, raw)
        expect(cleanField(field, once)).toBe(once)
      }
  })

  test('in a moment, however long it is', () => {
    const started = performance.now()
    for (const piece of ['"', 'Client ID: ', ' ', '\u200b', 'Bearer ', '.', '1,', 'a'])
      for (const field of [clientId, subdomain, organisation, email, note])
        for (const around of ['', 'x']) cleanField(field, around + piece.repeat(1_000_000 / piece.length) + around)
    // Far beyond a busy machine, and far below what work that grows with the square would take.
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})

describe('a value that cannot be right is refused with a sentence', () => {
  test.each([
    'acme@evil.com',
    'acme#',
    'acme?x=',
    'acme/..',
    'acme\\..\\',
    'acme.evil',
    '-acme',
    'acme-',
    'a'.repeat(64),
    'acme:443',
    '\u0430cme',
    'acme.udemy.com.evil',
    'https://acme.udemy.com.evil/',
    'https://acme@evil.com',
    'https://evil.com/acme.udemy.com',
    'www',
    'https://www.udemy.com/',
    'business',
    'acme.staging.udemy.com',
    '{clientSecret}',
    '127.0.0.1',
    '%61cme',
  ])('as a subdomain: %s', (raw) => {
    expect(String(checkField(subdomain, cleanField(subdomain, raw)))).toBe(
      'Company Subdomain is the first part of your own address: letters, digits and hyphens, without dots. For example: acme',
    )
  })

  test.each(['••••••••a1b2', '****************a1b2', 'Ab12\u0000', 'Ab\u00e912', '\ud800Ab12', 'Ab\uff11'])(
    'as a secret: %j',
    (raw) => {
      const sentence = String(checkField(clientSecret, cleanField(clientSecret, raw)))
      expect(sentence).toMatch(/^Client Secret has .*\.$/)
      expect(sentence).not.toContain(raw)
      expect(sentence).not.toContain('example')
    },
  )

  test.each(['acme', '100028.0', '10,00', '1e5', '-1', '１２３', '1234567890123'])('as a number: %s', (raw) => {
    expect(String(checkField(organisation, cleanField(organisation, raw)))).toBe(
      'Organisation ID is a number of at most 12 digits. For example: 100028',
    )
  })

  test.each(['2026-13-01', '31.01.2026', 'today'])('as a date: %s', (raw) => {
    expect(String(checkField(date, cleanField(date, raw)))).toMatch(/^From is a date/)
  })

  test('when it has characters that no text has, or is too long', () => {
    expect(String(checkField(note, 'a\u0000b'))).toBe(
      'Note has unreadable characters in it. Copy it again, or type it.',
    )
    expect(String(checkField(note, '\udc00'))).toBe('Note has unreadable characters in it. Copy it again, or type it.')
    expect(String(checkField(clientId, 'a'.repeat(5000)))).toBe(
      'Client ID is too long: 5000 characters. Copy it again, alone.',
    )
  })
})

test('text like an expression is text', () => {
  for (const raw of ['#{7*7}', '{{7*7}}', '<%= 7*7 %>', "'; DROP TABLE x;--", '<script>'])
    expect(cleanField(clientSecret, raw)).toBe(raw.replace(/\s/g, ''))
})
