import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { decodeKey } from '#lib/env.ts'
import { decrypt, encrypt, nonceLength, tagLength } from './cipher.ts'
import type { KeyProvider } from './key-provider.ts'
import { lengthPrefixed } from './length-prefixed.ts'
import { VaultError } from './vault-error.ts'

// K · format version · algorithm · nonce 12 · ciphertext 32 · tag 16
const header = Buffer.from([0x4b, 1, 1])
const keyLength = 32
const wrappedLength = header.length + nonceLength + keyLength + tagLength
const formatName = 'connector-hub data key'

type Kek = { id: string; key: KeyObject }

/** Two KEKs as text, as the environment and keys.json hold them. */
export type KekPair = { key: string; previous?: string | undefined }

/**
 * KEKs that do not change while the process runs: `key` is the one to use, `previous` is needed until its data keys
 * are re-wrapped. Both are 32 bytes in base64 or hex, as HUB_ENCRYPTION_KEY and HUB_ENCRYPTION_KEY_PREVIOUS hold them.
 * @throws Error with a sentence, without the value, when a key is not 32 bytes
 */
export function environmentKeyProvider(keys: KekPair): KeyProvider {
  const current = kekFrom(keys.key, 'HUB_ENCRYPTION_KEY')
  const previous = keys.previous ? kekFrom(keys.previous, 'HUB_ENCRYPTION_KEY_PREVIOUS') : undefined
  const keks = new Map([previous, current].filter((kek) => kek !== undefined).map((kek) => [kek.id, kek.key]))
  return {
    id: current.id,
    ids: [current.id, ...[...keks.keys()].filter((id) => id !== current.id)],
    holds: async (kekId) => keks.has(kekId),
    async wrap(kekId, key, context) {
      const kek = keks.get(kekId)
      if (!kek) throw new VaultError('unknown_key')
      if (key.byteLength !== keyLength) throw new RangeError(`A data key has ${keyLength} bytes.`)
      const nonce = randomBytes(nonceLength)
      return Buffer.concat([header, nonce, encrypt(kek, nonce, associatedData(kekId, context), key)])
    },
    async unwrap(kekId, wrapped, context) {
      const kek = keks.get(kekId)
      if (!kek) throw new VaultError('unknown_key')
      const { nonce, sealed } = parse(wrapped)
      return decrypt(kek, nonce, associatedData(kekId, context), sealed)
    },
  }
}

function kekFrom(text: string, variable: string): Kek {
  const bytes = decodeKey(text)
  if (!bytes) throw new Error(`${variable} is not a key. It needs 32 random bytes: openssl rand -base64 32`)
  const id = createHmac('sha256', bytes).update('connector-hub key id').digest('hex').slice(0, 8)
  const key = createSecretKey(bytes)
  bytes.fill(0)
  return { id, key }
}

function parse(wrapped: Uint8Array) {
  const bytes = Buffer.from(wrapped.buffer, wrapped.byteOffset, wrapped.byteLength)
  if (bytes.length !== wrappedLength || !bytes.subarray(0, header.length).equals(header)) throw new VaultError('format')
  return {
    nonce: bytes.subarray(header.length, header.length + nonceLength),
    sealed: bytes.subarray(header.length + nonceLength),
  }
}

function associatedData(kekId: string, context: readonly string[]): Buffer {
  return lengthPrefixed([formatName, kekId, header, ...context])
}
