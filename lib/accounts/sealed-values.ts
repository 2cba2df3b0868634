import type { Tx } from '#lib/db.ts'
import type { Place, Vault } from '#lib/vault/index.ts'
import type { LinkedAccount } from '#prisma/generated/client.ts'
import type { Values } from './read-values.ts'

/** Where sealed values belong: moved to another account or column they do not open. */
const placeOf = (projectId: string, rowId: string): Place => ({
  projectId,
  table: 'linked_accounts',
  rowId,
  column: 'sealed_values',
})

/** Seals the values of one account as JSON. `tx` is the transaction that stores them; call it first in there. */
export const sealValues = (vault: Vault, tx: Tx, account: { projectId: string; id: string }, values: Values) =>
  vault.seal(tx, placeOf(account.projectId, account.id), JSON.stringify(values))

/** The sealed values of an account, by field name. Keep them in a local variable, and no longer than the call takes. */
export async function openValues(vault: Vault, row: LinkedAccount): Promise<Values> {
  if (row.sealedValues === null) return {}
  const opened = await vault.open(placeOf(row.projectId, row.id), row.sealedValues)
  return JSON.parse(opened.reveal()) as Values
}
