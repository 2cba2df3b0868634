import type { PrismaClient } from '#prisma/generated/client.ts'
import type { KeyProvider } from './key-provider.ts'
import { createKeyring } from './keyring.ts'
import { keyVersionOf, openRecord, type Place, sealRecord } from './record.ts'
import { Secret } from './secret.ts'

export type Vault = {
  /** Seals text for its place with the project's active data key. Text with a lone surrogate is a TypeError. */
  seal(place: Place, value: string | Secret): Promise<Uint8Array<ArrayBuffer>>
  /**
   * Opens what was sealed for this place.
   * @throws VaultError `format` (not ours, or cut), `unknown_key`, `auth` (altered, moved, another key)
   */
  open(place: Place, blob: Uint8Array): Promise<Secret>
  /** Drops the remembered keys of a project, after they were rotated or destroyed. */
  forget(projectId: string): void
}

/** The one place where credentials are sealed and opened. `keyLifetimeMs`: how long an unwrapped data key is kept. */
export function createVault(options: {
  prisma: PrismaClient
  keyProvider: KeyProvider
  keyLifetimeMs?: number | undefined
}): Vault {
  const { prisma, keyProvider, keyLifetimeMs } = options
  const keyring = createKeyring({ prisma, keyProvider, lifetimeMs: keyLifetimeMs })
  return {
    async seal(place, value) {
      const text = value instanceof Secret ? value.reveal() : value
      // UTF-8 has no lone surrogates: they would come back as another text.
      if (!text.isWellFormed()) throw new TypeError('Text to be sealed must be well-formed Unicode.')
      const { key, version } = await keyring.active(place.projectId)
      const bytes = Buffer.from(text, 'utf8')
      const sealed = sealRecord(key, version, place, bytes)
      bytes.fill(0)
      return sealed
    },
    async open(place, blob) {
      const { key } = await keyring.byVersion(place.projectId, keyVersionOf(blob))
      const bytes = openRecord(key, place, blob)
      const text = bytes.toString('utf8')
      bytes.fill(0)
      return new Secret(text)
    },
    forget: keyring.forget,
  }
}
