/**
 * Holds key-encryption keys (KEKs) and wraps data keys with them: here the environment or a file, later a KMS.
 * `context` is bound to the wrapped key: with another context it does not unwrap.
 */
export type KeyProvider = {
  /** The id of the KEK that this installation is to use. Says nothing about the key and may be printed. */
  readonly id: string
  /** Every KEK id that is here, `id` first. */
  readonly ids: readonly string[]
  /** Whether a KEK is here, or came meanwhile. */
  holds(kekId: string): Promise<boolean>
  /** Wraps 32 bytes. @throws VaultError `unknown_key` for a KEK that is not here */
  wrap(kekId: string, key: Uint8Array, context: readonly string[]): Promise<Uint8Array<ArrayBuffer>>
  /** @throws VaultError `unknown_key` for a KEK that is not here, `format`, or `auth` */
  unwrap(kekId: string, wrapped: Uint8Array, context: readonly string[]): Promise<Buffer>
}
