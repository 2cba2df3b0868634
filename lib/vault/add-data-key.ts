import { randomBytes } from 'node:crypto'
import type { Prisma } from '#prisma/generated/client.ts'
import { currentKek } from './current-kek.ts'
import type { KeyProvider } from './key-provider.ts'
import { VaultError } from './vault-error.ts'

/**
 * Gives a project an active data key of this version, wrapped by the current KEK. Two at once make one key: the second
 * insert waits for the first one's row and does nothing. @throws VaultError `unknown_key` where the project was deleted
 */
export async function addDataKey(
  tx: Prisma.TransactionClient,
  keyProvider: KeyProvider,
  { projectId, version }: { projectId: string; version: number },
): Promise<void> {
  // Else somebody who was late would leave a key behind for a project that is gone.
  const [project] = await tx.$queryRaw<unknown[]>`select 1 from projects where id = ${projectId}::uuid for key share`
  if (!project) throw new VaultError('unknown_key')
  const kekId = await currentKek(tx, keyProvider)
  const bytes = randomBytes(32)
  const wrapped = await keyProvider.wrap(kekId, bytes, keyContext(projectId, version))
  bytes.fill(0)
  await tx.dataKey.createMany({ data: [{ projectId, version, kekId, state: 'active', wrapped }], skipDuplicates: true })
}

/** What a wrapped data key is bound to. */
export function keyContext(projectId: string, version: number): string[] {
  return [projectId, String(version)]
}
