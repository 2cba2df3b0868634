/**
 * Holds key-encryption keys (KEKs) and wraps data keys with them: here the environment, later a file or a KMS.
 * `context` is bound to the wrapped key: with another context it does not unwrap.
 */
export type KeyProvider = {
  /** The id of the KEK that wraps. Says nothing about the key and may be printed. */
  readonly id: string
  /** Every KEK id that this provider can unwrap with, `id` first. */
  readonly ids: readonly string[]
  /** Wraps 32 bytes with the KEK `id`. */
  wrap(key: Uint8Array, context: readonly string[]): Promise<Uint8Array<ArrayBuffer>>
  /** @throws VaultError `unknown_key` for a KEK that is not here, `format`, or `auth` */
  unwrap(kekId: string, wrapped: Uint8Array, context: readonly string[]): Promise<Buffer>
}
