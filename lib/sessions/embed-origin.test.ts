import { expect, test } from 'vitest'
import { isEmbedOrigin } from './embed-origin.ts'

test.each([
  'https://app.acme.com',
  'https://app.acme.com:8443',
  'http://localhost:3000',
  'http://127.0.0.1',
  'http://[::1]:81',
  'https://xn--mnchen-3ya.example',
  'https://1-a.b--c.example',
  'https://203.0.113.7:8443',
  'https://[2001:db8::1]',
])('pages of %s may show the hub', (origin) => {
  expect(isEmbedOrigin(origin)).toBe(true)
})

test.each([
  ...[
    '*',
    'null',
    '',
    'app.acme.com',
    'https://',
    'https://*.acme.com/',
    'https://app.acme.com/',
    'https://app.acme.com/x',
  ],
  ...['http://app.acme.com', 'https://APP.acme.com', 'https://user:x@app.acme.com', 'https://app.acme.com:443'],
  ...['javascript:alert(1)', 'data:text/html,x', 'file:///etc', "https://app.acme.com; script-src 'unsafe-inline'"],
  ...['https://app.acme.com\n', 'http://localhost.evil.example', 'https://app.acme.com https://evil.example'],
  ...['https://*', 'https://*.acme.com', 'https://a;sandbox', 'https://a;script-src', 'https://a,b'],
  ...["https://a'b", "https://'self'", 'https://a"b', 'https://a$b', 'https://a_b.acme.com', 'https://app.acme.com.'],
  ...['https://a(b)', 'https://a!b', 'https://a~b', 'https://a&b', 'https://a+b', 'https://a=b', 'https://a`b'],
  ...['https://münchen.example', 'https://0x7f.1', 'https://1.2.3', 'https://[::ffff:1.2.3.4]', 'https://[v1.a]'],
])('%j is no origin by itself', (origin) => {
  expect(isEmbedOrigin(origin)).toBe(false)
})
