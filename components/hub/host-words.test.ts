import { expect, test } from 'vitest'
import { secret, text } from '#lib/define/index.ts'
import { hostWords } from './host-words.ts'

const fields = {
  subdomain: text({ label: 'Company Subdomain', example: 'acme', format: 'subdomain' }),
  key: secret({ label: 'Key', example: 'fake-key-aaaaaaaaaaaa' }),
}

test.each([
  [['{subdomain}.udemy.com'], {}, '‹Company Subdomain›.udemy.com'],
  [['{subdomain}.udemy.com'], { subdomain: 'acme' }, 'acme.udemy.com'],
  [['{subdomain}.udemy.com'], { subdomain: 'not a host!' }, '‹Company Subdomain›.udemy.com'],
  [['api.coursera.com'], {}, 'api.coursera.com'],
  [['api.acme.example', 'auth.acme.example'], {}, 'api.acme.example and auth.acme.example'],
])('%j with %j: %s', (hosts, values, words) => {
  expect(String(hostWords({ hosts, fields }, values))).toBe(words)
})
