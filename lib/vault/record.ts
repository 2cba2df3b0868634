import { type KeyObject, randomBytes } from 'node:crypto'
import { decrypt, encrypt, nonceLength, tagLength } from './cipher.ts'
import { lengthPrefixed } from './length-prefixed.ts'
import { VaultError } from './vault-error.ts'

/** Where a sealed value lives. It is bound to this place: the same bytes in another place do not open. */
export type Place = { projectId: string; table: string; rowId: string; column: string }

// H · format version · algorithm · data-key version u32 · nonce 12 · ciphertext · tag 16
const magic = 0x48
const formatVersion = 1
const aes256gcm = 1
const headerLength = 7
const formatName = 'connector-hub record'
const overhead = headerLength + nonceLength + tagLength

/** The longest value that is sealed, in bytes; far above any credential. */
const longestValue = 1024 * 1024

/** Seals bytes for a place with a data key of the given version, under a fresh random nonce. */
export function sealRecord(key: KeyObject, keyVersion: number, place: Place, value: Uint8Array): Buffer<ArrayBuffer> {
  if (value.byteLength > longestValue) throw new RangeError(`A sealed value has at most ${longestValue} bytes.`)
  const header = writeHeader(keyVersion)
  const nonce = randomBytes(nonceLength)
  return Buffer.concat([header, nonce, encrypt(key, nonce, associatedData(place, keyVersion, header), value)])
}

/**
 * Reads which data key sealed a record; no key is needed and nothing is proved yet.
 * @throws VaultError `format`
 */
export function keyVersionOf(blob: Uint8Array): number {
  return parse(blob).keyVersion
}

/**
 * Opens a record in its place.
 * @throws VaultError `format`, or `auth` when altered, moved or sealed by another key
 */
export function openRecord(key: KeyObject, place: Place, blob: Uint8Array): Buffer {
  const { header, keyVersion, nonce, sealed } = parse(blob)
  return decrypt(key, nonce, associatedData(place, keyVersion, header), sealed)
}

function writeHeader(keyVersion: number): Buffer {
  const header = Buffer.from([magic, formatVersion, aes256gcm, 0, 0, 0, 0])
  header.writeUInt32BE(keyVersion, 3)
  return header
}

function parse(blob: Uint8Array) {
  const bytes = Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength)
  if (bytes.length < overhead || bytes.length > overhead + longestValue) throw new VaultError('format')
  if (bytes[0] !== magic || bytes[1] !== formatVersion || bytes[2] !== aes256gcm) throw new VaultError('format')
  const keyVersion = bytes.readUInt32BE(3)
  if (keyVersion === 0) throw new VaultError('format')
  return {
    header: bytes.subarray(0, headerLength),
    keyVersion,
    nonce: bytes.subarray(headerLength, headerLength + nonceLength),
    sealed: bytes.subarray(headerLength + nonceLength),
  }
}

function associatedData(place: Place, keyVersion: number, header: Uint8Array): Buffer {
  const { projectId, table, rowId, column } = place
  if (!projectId || !table || !rowId || !column) throw new TypeError('A sealed value needs its whole place.')
  return lengthPrefixed([formatName, projectId, table, rowId, column, String(keyVersion), header])
}
