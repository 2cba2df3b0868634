import type { Prisma, PrismaClient } from '#prisma/generated/client.ts'
import type { KeyProvider } from './key-provider.ts'
import { createKeyring } from './keyring.ts'
import { keyVersionOf, openRecord, type Place, sealRecord } from './record.ts'
import { Secret } from './secret.ts'

export type Vault = {
  /**
   * Seals text for its place with the project's active data key. `tx` is the transaction that stores it: until that
   * ends the key is not destroyed. Seal before anything else is locked in it, because a change of keys locks the data
   * key first, too. Text with a lone surrogate, and a client in place of a transaction, is a TypeError.
   */
  seal(tx: Prisma.TransactionClient, place: Place, value: string | Secret): Promise<Uint8Array<ArrayBuffer>>
  /**
   * Opens what was sealed for this place.
   * @throws VaultError `format` (not ours, or cut), `unknown_key`, `auth` (altered, moved, another key)
   */
  open(place: Place, blob: Uint8Array): Promise<Secret>
  /**
   * Destroys all data keys of a project: nothing of it can be opened again. It waits for whoever is sealing. Do it in the
   * transaction that deletes the project, which has locked its row for update: else a first key could be made meanwhile.
   * `forget` after that.
   */
  destroy(tx: Prisma.TransactionClient, projectId: string): Promise<void>
  /** Drops what this process remembers of a project's keys; others do after five minutes at the latest. */
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
    async seal(tx, place, value) {
      // A client commits each statement by itself, and the key could be destroyed before the value is stored.
      if ('$connect' in tx) throw new TypeError('A value is sealed in the transaction that stores it.')
      const text = value instanceof Secret ? value.reveal() : value
      // UTF-8 has no lone surrogates: they would come back as another text.
      if (!text.isWellFormed()) throw new TypeError('Text to be sealed must be well-formed Unicode.')
      const { key, version } = await keyring.active(tx, place.projectId)
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
    async destroy(tx, projectId) {
      await tx.dataKey.deleteMany({ where: { projectId } })
    },
    forget: keyring.forget,
  }
}
