/**
 * Every column that holds sealed values; a change of a project's data key seals all of them anew. Each table has
 * `project_id` and `id`. A test compares this list with the columns of bytes that the database has.
 */
export const sealedColumns = [
  { table: 'linked_accounts', column: 'sealed_values' },
  { table: 'webhook_endpoints', column: 'sealed_previous' },
  { table: 'webhook_endpoints', column: 'sealed_secret' },
] as const

export type SealedColumn = (typeof sealedColumns)[number]
