import { expect, test } from 'vitest'
import { isEmbedOrigin } from './embed-origin.ts'

test.each([
  'https://app.acme.com',
  'https://app.acme.com:8443',
  'http://localhost:3000',
  'http://127.0.0.1',
  'http://[::1]:80'.replace(':80', ':81'),
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
])('%j is no origin by itself', (origin) => {
  expect(isEmbedOrigin(origin)).toBe(false)
})
