import { describe, expect, it } from 'vitest'
import { allowedHosts, checkUrl } from './hosts.ts'

const templates = ['{sub}.udemy.com']

describe('allowed hosts', () => {
  it('are the templates with the values in them', () => {
    expect(allowedHosts(templates, { sub: 'acme' })).toEqual(['acme.udemy.com'])
    expect(allowedHosts(['{site}'], { site: 'learn.acme.example' })).toEqual(['learn.acme.example'])
  })

  it.each([
    'acme#',
    'acme?x=',
    'acme/..',
    'acme\\..\\',
    'acme@evil.com',
    'acme.evil',
    'evil.com/',
    'acme:443',
    '-acme',
    'acme-',
    'Acme',
    'а',
    'a'.repeat(64),
    '',
    ' acme',
    'acme\n',
    'acme\0',
    'acme%2eevil',
  ])('are none for %j', (sub) => {
    expect(allowedHosts(templates, { sub })).toEqual([])
  })

  it.each(['localhost', '127.0.0.1', '[::1]', '2130706433', 'metadata', 'evil.com.', 'evil..com', 'user@evil.com'])(
    'are none for a whole host %j',
    (site) => {
      expect(allowedHosts(['{site}'], { site })).toEqual([])
    },
  )
})

describe('a URL', () => {
  const hosts = ['acme.udemy.com']

  it('may be called on an allowed host', () => {
    expect(checkUrl('https://acme.udemy.com/a?b=c', hosts)?.pathname).toBe('/a')
    expect(checkUrl('https://acme.udemy.com:443/a', hosts)?.port).toBe('')
  })

  it.each([
    'http://acme.udemy.com/',
    'https://acme.udemy.com:8443/',
    'https://acme.udemy.com./',
    'https://user:pass@acme.udemy.com/',
    'https://user@acme.udemy.com/',
    'https://:pass@acme.udemy.com/',
    'https://acme.udemy.com@evil.com/',
    'https://acme#.udemy.com/',
    'https://evil.com/',
    'https://acme\\.udemy.com/',
    'https://acme.udemy.com\t/',
    'https://xn--cme-5cd.udemy.com/',
    'ftp://acme.udemy.com/',
    'file:///etc/passwd',
    'https://127.0.0.1/',
    '//acme.udemy.com/',
    '/x',
    '',
    'https://acme.udemy.com/#x',
  ])('may not be %j', (url) => {
    expect(checkUrl(url, hosts)).toBeUndefined()
  })

  it('may not be an address, even if somebody allowed it', () => {
    expect(checkUrl('https://169.254.169.254/latest', ['169.254.169.254'])).toBeUndefined()
  })
})
