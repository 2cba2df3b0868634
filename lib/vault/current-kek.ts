import { createHash } from 'node:crypto'
import type { Prisma } from '#prisma/generated/client.ts'
import type { KeyProvider } from './key-provider.ts'
import { VaultError } from './vault-error.ts'

// The table key_checks says which KEKs are in use: the newest row's wraps every new data key, older ones are being
// replaced. A process wraps with what stands there and not with what it was started with.

type Tx = Prisma.TransactionClient

const knownText = createHash('sha256').update('connector-hub key check').digest()
const context = ['key check']

/**
 * The KEK that wraps new data keys. Until `tx` ends it stays in use: whoever takes a KEK out of use waits.
 * An installation that has no check yet uses the provider's.
 */
export async function currentKek(tx: Tx, keyProvider: KeyProvider): Promise<string> {
  const checks = await tx.$queryRaw<{ kekId: string; createdAt: Date }[]>`
    select kek_id as "kekId", created_at as "createdAt" from key_checks for share`
  const [newest] = checks.sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime())
  return newest?.kekId ?? keyProvider.id
}

/** Whether the current KEK is here: without it a process can open less and less, and make no data key. */
export async function holdsCurrentKek(prisma: Tx, keyProvider: KeyProvider): Promise<boolean> {
  const newest = await prisma.keyCheck.findFirst({ select: { kekId: true }, orderBy: { createdAt: 'desc' } })
  return newest === null || keyProvider.holds(newest.kekId)
}

/** Makes a KEK the current one, unless it is. From now on new data keys are wrapped with it. */
export async function announceKek(tx: Tx, keyProvider: KeyProvider, kekId: string): Promise<void> {
  const sealed = await keyProvider.wrap(kekId, knownText, context)
  await tx.$executeRaw`
    insert into key_checks as known (kek_id, sealed, created_at)
    select ${kekId}, ${sealed}, greatest(now(), max(created_at) + interval '1 millisecond') from key_checks
    on conflict (kek_id) do update set created_at = excluded.created_at
    where exists (select 1 from key_checks where created_at >= known.created_at and kek_id <> known.kek_id)`
}

/** Whether the KEK that is here under this id is the one that sealed the known text. */
export async function opensCheck(
  keyProvider: KeyProvider,
  { kekId, sealed }: { kekId: string; sealed: Uint8Array },
): Promise<boolean> {
  try {
    return knownText.equals(await keyProvider.unwrap(kekId, sealed, context))
  } catch (error) {
    if (error instanceof VaultError) return false
    throw error
  }
}
