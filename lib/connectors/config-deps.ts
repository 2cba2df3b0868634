import type { Db } from '#lib/db.ts'
import type { Jobs } from '#lib/jobs/index.ts'

/** What the verbs on configs work with: what follows for accounts is done by a job. */
export type ConfigDeps = { db: Db; jobs: Pick<Jobs, 'send'> }
