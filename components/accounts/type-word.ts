import type { Account } from '#lib/api/contract.ts'

/** The API's two types as they are said. A label alone: where calls go is the config's matter. */
export const typeWord = { test: 'Test', production: 'Production' } as const satisfies Record<Account['type'], string>
