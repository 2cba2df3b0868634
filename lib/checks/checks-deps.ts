import type { AccountDeps } from '#lib/accounts/index.ts'
import type { Queues } from '#lib/jobs/index.ts'

/** What scheduled checks work with. */
export type ChecksDeps = AccountDeps & { jobs: Queues }
