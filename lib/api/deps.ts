import type { Logger } from 'pino'
import type { Db } from '#lib/db.ts'
import type { Env } from '#lib/env.ts'
import type { Jobs } from '#lib/jobs/index.ts'
import type { Vault } from '#lib/vault/vault.ts'

/** What core is made of. server/core.ts composes it; routes hand it to the verbs. */
export type Deps = {
  env: Env
  db: Db
  vault: Vault
  log: Logger
  jobs: Jobs
}
