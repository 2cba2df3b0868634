import { createHash, randomInt } from 'node:crypto'
import { crc32 } from 'node:zlib'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const shape = /^hub_([0-9A-Za-z]{32})_([0-9A-Za-z]{6})$/

/** A key of another make, given by HUB_API_KEY: printable, without spaces or colon, so that it travels in Basic. */
const foreign = /^[\x21-\x39\x3b-\x7e]{24,256}$/

/** A new key: `hub_`, 32 random characters (190 bits), `_`, 6 characters of checksum. Shown once, never stored. */
export function newApiKey(): string {
  const random = Array.from({ length: 32 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return `hub_${random}_${checksum(random)}`
}

/** Tells whether a text can be a key at all; a mistyped `hub_` key is known by its checksum, without a look-up. */
export function isApiKey(text: string): boolean {
  if (!text.startsWith('hub_')) return foreign.test(text)
  const match = shape.exec(text)
  return match !== null && checksum(match[1]!) === match[2]
}

/** What is stored and looked up. One round of SHA-256 is enough, because a key is random and long. */
export function hashApiKey(key: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash('sha256').update(key).digest())
}

/** The last four characters, to tell keys apart on screen. */
export function apiKeyHint(key: string): string {
  return key.slice(-4)
}

/** The key in an Authorization header: `Bearer KEY`, or Basic with the key as user name (the password is ignored). */
export function apiKeyFrom(authorization: string): string | undefined {
  const [, scheme = '', rest = ''] = /^(bearer|basic) +([^ ]{1,1024})$/i.exec(authorization.trim()) ?? []
  if (scheme === '') return undefined
  const key = scheme.toLowerCase() === 'bearer' ? rest : Buffer.from(rest, 'base64').toString('utf8').split(':')[0]!
  return isApiKey(key) ? key : undefined
}

/** CRC-32 in base 62. It finds typing errors and marks leaked keys for scanners; it protects nothing. */
function checksum(random: string): string {
  let rest = crc32(random)
  let text = ''
  for (let digit = 0; digit < 6; digit++) {
    text = alphabet[rest % alphabet.length] + text
    rest = Math.floor(rest / alphabet.length)
  }
  return text
}
