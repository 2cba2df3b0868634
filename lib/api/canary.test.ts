import { expect, test } from 'vitest'
import { canary, formsIn, found, scanFor } from './canary.fixture.ts'

const secret = canary('Scan', [`'%25+"`, String.raw`"\&<%C3%A9>`])
const unreadable = canary('Utf', ['ключ-', '-é-🔑"'])

test.each([
  ['as it is', `x${secret.value}x`],
  ['a part of it', `"detail":"x${secret.marker}"`],
  ['small letters, as in a host', `https://${secret.marker.toLowerCase()}.example/`],
  ['base64', Buffer.from(secret.value).toString('base64')],
  ['base64 after one byte', Buffer.from(`:${secret.value}`).toString('base64')],
  ['base64 after two bytes', Buffer.from(`a:${secret.value}…`).toString('base64url')],
  ['hex', Buffer.from(secret.value).toString('hex')],
  ['a URL', new URL(`https://acme.example/?q=${encodeURIComponent(secret.value)}`).href],
  ['JSON', JSON.stringify({ secret: secret.value })],
])('the scan finds a secret in %s', (_, text) => {
  expect(formsIn(text, secret)).not.toEqual([])
})

test.each([
  ['a URL', (word: string) => encodeURIComponent(word)],
  ['a form', (word: string) => new URLSearchParams({ word }).toString()],
  ['JSON', (word: string) => JSON.stringify(word)],
  ['JSON in JSON', (word: string) => JSON.stringify(JSON.stringify(word))],
  ['bytes read as latin-1', (word: string) => Buffer.from(word).toString('latin1')],
])('the scan finds awkward characters in %s without help from the marker', (_, write) => {
  expect(formsIn(write(unreadable.value), found(unreadable.value))).not.toEqual([])
})

test('the scan says whose form it found, and is silent about texts without a secret', () => {
  const scan = scanFor([secret, unreadable])
  expect(scan(`"${unreadable.marker}"`)).toEqual([`raw of ${unreadable.marker}`])
  expect(scan('nothing of the kind: fakeCanary, Q7zX')).toEqual([])
})
