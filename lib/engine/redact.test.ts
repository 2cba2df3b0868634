import { describe, expect, it } from 'vitest'
import { quote, redact } from './redact.ts'

const secret = 'fakeS3cret+/ %ü"Value\\0123456789'
const bytes = Buffer.from(secret)

describe('redaction', () => {
  it.each([
    ['as it is', secret],
    ['in capitals', secret.toUpperCase()],
    ['URL-encoded', encodeURIComponent(secret)],
    ['form-encoded', new URLSearchParams({ a: secret }).toString().slice(2)],
    ['JSON-escaped', JSON.stringify(secret).slice(1, -1)],
    ['in hex', bytes.toString('hex')],
    ['in base64', bytes.toString('base64')],
    ['in base64url', bytes.toString('base64url')],
    ['in Basic after one letter', Buffer.from(`i:${secret}`).toString('base64')],
    ['in Basic after two', Buffer.from(`id:${secret}`).toString('base64')],
    ['in Basic before more', Buffer.from(`${secret}:xyz`).toString('base64')],
  ])('finds a secret %s', (_, form) => {
    const result = redact(`token ${form} is wrong`, [secret])
    expect(result).toContain('[redacted]')
    // What is left belongs to the words around it, base64's neighbours included.
    expect(result.replaceAll('[redacted]', '').length).toBeLessThanOrEqual('token  is wrong'.length + 8)
  })

  it('finds a piece of a long secret, and leaves other words alone', () => {
    expect(redact(`your key ${secret.slice(3, 14)}… is wrong`, [secret])).toBe('your key [redacted]… is wrong')
    expect(redact(`${secret.slice(0, 10).toLowerCase()}.example`, [secret])).toBe('[redacted].example')
    const alike = ['fakeTenantClientId000', 'fakeTenantSecretValue']
    expect(redact('fakeTenantSecret is wrong', alike)).toBe('[redacted] is wrong')
    expect(redact('Not found.', [secret])).toBe('Not found.')
  })

  it('leaves values of three characters and fewer', () => {
    expect(redact('page 1 of abc', ['1', 'abc', ''])).toBe('page 1 of abc')
  })

  it('quotes at most 300 harmless characters, cut after redacting', () => {
    const quoted = quote(`${'x'.repeat(290)}${secret}\u202e\u001b[31m`, [secret])
    expect(quoted).toHaveLength(300)
    expect(quoted).not.toContain(secret.slice(0, 8))
    expect(quote('a\u0000b\r\nc\u202ed', [])).toBe('a b c d')
  })
})
