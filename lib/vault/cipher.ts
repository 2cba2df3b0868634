import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto'
import { VaultError } from './vault-error.ts'

const algorithm = 'aes-256-gcm'

/** Bytes of a nonce. */
export const nonceLength = 12

/** Bytes of a tag. Always given to Node: without `authTagLength` it accepts tags of four bytes. */
export const tagLength = 16

/** AES-256-GCM. Gives ciphertext and tag in one piece. The nonce must never be used twice with one key. */
export function encrypt(
  key: KeyObject,
  nonce: Uint8Array,
  associated: Uint8Array,
  plaintext: Uint8Array,
): Buffer<ArrayBuffer> {
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength })
  cipher.setAAD(associated)
  return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
}

/**
 * Opens what `encrypt` gave; nothing is returned before the tag is proved.
 * @throws VaultError `format` when too short to hold a tag, `auth` when the tag does not fit.
 */
export function decrypt(key: KeyObject, nonce: Uint8Array, associated: Uint8Array, sealed: Uint8Array): Buffer {
  if (nonce.byteLength !== nonceLength || sealed.byteLength < tagLength) throw new VaultError('format')
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength })
  decipher.setAAD(associated)
  decipher.setAuthTag(sealed.subarray(sealed.byteLength - tagLength))
  const unproved = decipher.update(sealed.subarray(0, sealed.byteLength - tagLength))
  try {
    return Buffer.concat([unproved, decipher.final()])
  } catch {
    unproved.fill(0)
    throw new VaultError('auth')
  }
}
