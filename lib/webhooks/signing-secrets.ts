import type { Tx } from '#lib/db.ts'
import type { Vault } from '#lib/vault/index.ts'

const table = 'webhook_endpoints'

type Sealed = {
  projectId: string
  id: string
  sealedSecret: Uint8Array
  /** null: none, or its time is over */
  sealedPrevious: Uint8Array | null
}

/** Seals an endpoint's secret for its place: the newest, or the one before it. Give it the transaction that stores it. */
export const sealSecret = (
  vault: Vault,
  tx: Tx,
  { projectId, id }: Pick<Sealed, 'projectId' | 'id'>,
  column: 'sealed_secret' | 'sealed_previous',
  secret: string,
): Promise<Uint8Array<ArrayBuffer>> => vault.seal(tx, { projectId, table, rowId: id, column }, secret)

/**
 * The secrets that sign now, the newest first: the one place of this room where they are in the open.
 * @throws VaultError where one cannot be opened
 */
export async function openSecrets(vault: Vault, row: Sealed): Promise<[string, ...string[]]> {
  const { projectId, id: rowId, sealedSecret, sealedPrevious } = row
  const newest = await vault.open({ projectId, table, rowId, column: 'sealed_secret' }, sealedSecret)
  if (!sealedPrevious) return [newest.reveal()]
  const previous = await vault.open({ projectId, table, rowId, column: 'sealed_previous' }, sealedPrevious)
  return [newest.reveal(), previous.reveal()]
}
