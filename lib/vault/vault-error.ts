/** What can be wrong with a sealed value: not ours or cut, sealed by a key we do not have, or altered or moved. */
export type VaultErrorCode = 'format' | 'unknown_key' | 'auth'

const sentences = {
  format: 'This is not a sealed value, or it was cut short.',
  unknown_key: 'The key that sealed this value is not here.',
  auth: 'This sealed value was altered, moved, or sealed with another key.',
} satisfies Record<VaultErrorCode, string>

/** The only error of the vault. It carries a code and nothing else: no value, no key, no place, no cause. */
export class VaultError extends Error {
  override readonly name = 'VaultError'
  readonly code: VaultErrorCode

  constructor(code: VaultErrorCode) {
    super(sentences[code])
    this.code = code
  }
}
