import type { Account } from '#lib/api/contract.ts'

/** The API's two types as they are said: what is tried stands in the sandbox. */
export const typeWord = { test: 'Sandbox', production: 'Production' } as const satisfies Record<Account['type'], string>
