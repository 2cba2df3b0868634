import { randomUUID } from 'node:crypto'

/** What an id names, by the prefix it carries at the border. */
export const PREFIXES = [
  'acc',
  'prj',
  'per',
  'cfg',
  'ses',
  'key',
  'evt',
  'att',
  'sgn',
  'inv',
  'whk',
  'dlv',
  'run',
  'inc',
  'aud',
] as const
export type Prefix = (typeof PREFIXES)[number]

// Crockford's base32 in lower case: no i, l, o, u; sorts as the bytes do, so public ids keep the order of time.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const PUBLIC_ID = /^([a-z]{3})_([0-7][0-9a-hjkmnp-tv-z]{25})$/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** No row has it: a malformed id asks the database the same question as an absent or a foreign one. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Microseconds of the newest id, and how far it may be ahead of the clock before that is believed to be set back. */
let newest = 0
const AHEAD = 1_000_000

/**
 * A new id for a row: UUIDv7, so that rows sort by the time they were made, and those that one process makes within a
 * millisecond in their order: the twelve bits behind the milliseconds are what is left of one (RFC 9562, 6.2, method 3).
 */
export function newId(): string {
  const now = Date.now() * 1_000
  newest = newest >= now && newest - now < AHEAD ? newest + 1 : now
  const ms = Math.floor(newest / 1_000)
    .toString(16)
    .padStart(12, '0')
  const rest = Math.floor(((newest % 1_000) * 4_096) / 1_000)
    .toString(16)
    .padStart(3, '0')
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7${rest}-${randomUUID().slice(19)}`
}

/** The first id that could be made at this moment: rows with a smaller one are older. */
export function idAt(time: Date): string {
  const hex = Math.max(0, time.getTime()).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

/**
 * The id as it is shown outside of core: `toPublic('acc', uuid)` → `acc_01kajyz4…` (30 characters).
 * Throws on anything but a UUID in lower case, which only a bug can pass.
 */
export function toPublic(prefix: Prefix, uuid: string): string {
  if (!UUID.test(uuid)) throw new TypeError(`toPublic('${prefix}', …) wants a UUID`)
  let rest = BigInt(`0x${uuid.replaceAll('-', '')}`)
  let text = ''
  for (let digit = 0; digit < 26; digit++) {
    text = ALPHABET[Number(rest & 31n)] + text
    rest >>= 5n
  }
  return `${prefix}_${text}`
}

/**
 * The UUID inside a public id, or undefined for anything else: another prefix, an object, a malformed or non-canonical
 * text. Every id from outside passes here before it meets Prisma, where an object in place of an id is an operator.
 */
export function fromPublic(prefix: Prefix, text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined
  const [, found, digits] = PUBLIC_ID.exec(text) ?? []
  if (found !== prefix || digits === undefined) return undefined
  let value = 0n
  for (const digit of digits) value = (value << 5n) | BigInt(ALPHABET.indexOf(digit))
  const hex = value.toString(16).padStart(32, '0')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
