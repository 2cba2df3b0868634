import { expect, test } from 'vitest'
import { type BrandInput, readBrand } from './brand-input.ts'

const wrongOf = (input: BrandInput) => {
  const read = readBrand(input)
  return read.ok ? undefined : read.problem.fields
}

test.each([
  [{ accentColor: ' #0F766E ' }, { accentColor: '#0f766e' }],
  [{ accentColor: '0a8' }, { accentColor: '#00aa88' }],
  [{ accentColor: '' }, { accentColor: null }],
  [{ accentColor: null }, { accentColor: null }],
  [{ whitelabel: true }, { whitelabel: true }],
  [{ supportUrl: 'help@acme.com' }, { supportUrl: 'mailto:help@acme.com' }],
  [{ supportUrl: 'mailto:help@acme.com' }, { supportUrl: 'mailto:help@acme.com' }],
  [{ supportUrl: 'https://help.acme.com/hub?a=b' }, { supportUrl: 'https://help.acme.com/hub?a=b' }],
  [{ supportUrl: ' ' }, { supportUrl: null }],
  [
    { embedOrigins: ['https://App.Acme.com/', 'https://app.acme.com', 'http://localhost:3000'] },
    { embedOrigins: ['https://app.acme.com', 'http://localhost:3000'] },
  ],
  [{}, {}],
])('%j is kept as %j', (input, kept) => {
  expect(readBrand(input)).toEqual({ ok: true, value: kept })
})

test.each(['red', '#12345', 'url(#a)', '#0f766e;color:red'])('%s is no colour', (accentColor) => {
  expect(wrongOf({ accentColor })).toEqual({ accent_color: expect.stringContaining('six digits') })
})

test.each([
  'http://help.acme.com',
  'javascript:alert(1)',
  'https://ada:fake@help.acme.com',
  'mailto:help@acme.com?cc=all@acme.com',
  'data:text/html,x',
  'acme',
  `https://help.acme.com/${'a'.repeat(500)}`,
])('%s is no support address', (supportUrl) => {
  expect(wrongOf({ supportUrl })).toEqual({ support_url: expect.stringContaining('e-mail address') })
})

test.each([
  ['http://app.acme.com', 'no https'],
  ['https://app.acme.com/hub', 'Give https://app.acme.com alone'],
  ['https://*.acme.com/a b', 'no origin'],
  ['https://*', 'no origin'],
  ['https://*.acme.com', 'no origin'],
  ['https://a;script-src', 'no origin'],
  ['app.acme.com', 'no origin'],
  ['javascript:alert(1)', 'no origin'],
  ['null', 'no origin'],
  ['', 'no origin'],
])('%s is no origin', (origin, words) => {
  expect(wrongOf({ embedOrigins: [origin] })).toEqual({ embed_origins: expect.stringContaining(words) })
})

test('21 origins are too many', () => {
  const embedOrigins = Array.from({ length: 21 }, (_, at) => `https://a${at}.acme.com`)
  expect(wrongOf({ embedOrigins })).toEqual({ embed_origins: expect.stringContaining('At most 20') })
})
