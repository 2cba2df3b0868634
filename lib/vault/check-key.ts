import { createHash } from 'node:crypto'
import type { PrismaClient } from '#prisma/generated/client.ts'
import type { KeyProvider } from './key-provider.ts'
import { VaultError } from './vault-error.ts'

/** Key ids may be printed; they say nothing about the keys. */
export type KeyCheckResult = { ok: true; kekId: string } | { ok: false; expected: string[]; given: string }

const knownText = createHash('sha256').update('connector-hub key check').digest()
const context = ['key check']

/**
 * Tells at start whether this database was sealed with the given key. The first start leaves a known text sealed with
 * the key; a later start must open it, and must hold every KEK that still wraps a data key.
 * A new key is accepted beside the previous one, which then still opens what it wrapped.
 */
export async function checkKey(prisma: PrismaClient, keyProvider: KeyProvider): Promise<KeyCheckResult> {
  const given = keyProvider.id
  const checks = await prisma.keyCheck.findMany()
  const used = await prisma.dataKey.groupBy({ by: ['kekId'] })
  const inUse = used.map(({ kekId }) => kekId).sort()

  const missing = inUse.filter((kekId) => !keyProvider.ids.includes(kekId))
  if (missing.length > 0) return { ok: false, expected: missing, given }

  const known = checks.filter(({ kekId }) => keyProvider.ids.includes(kekId))
  if (checks.length > 0 && known.length === 0) {
    return { ok: false, expected: checks.map(({ kekId }) => kekId).sort(), given }
  }
  for (const { kekId, sealed } of known) {
    if (!(await opens(keyProvider, kekId, sealed))) return { ok: false, expected: [kekId], given }
  }
  if (!known.some(({ kekId }) => kekId === given)) {
    const sealed = await keyProvider.wrap(knownText, context)
    await prisma.keyCheck.createMany({ data: [{ kekId: given, sealed }], skipDuplicates: true })
  }
  return { ok: true, kekId: given }
}

async function opens(keyProvider: KeyProvider, kekId: string, sealed: Uint8Array): Promise<boolean> {
  try {
    return knownText.equals(await keyProvider.unwrap(kekId, sealed, context))
  } catch (error) {
    if (error instanceof VaultError) return false
    throw error
  }
}
