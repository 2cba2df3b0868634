import type { BulkKind } from '#lib/api/bulk-contract.ts'
import type { May } from '#lib/api/contract.ts'

/** What it takes to do each to many accounts: the same as to one. */
export const takes = {
  check: 'account.check',
  suspend: 'account.suspend',
  resume: 'account.suspend',
  archive: 'account.suspend',
  convert: 'account.rename',
  delete: 'account.delete',
} as const satisfies Record<BulkKind, May>
