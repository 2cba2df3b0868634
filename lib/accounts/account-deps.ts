import type { Logger } from 'pino'
import type { Db } from '#lib/db.ts'
import type { Env } from '#lib/env.ts'
import type { Vault } from '#lib/vault/index.ts'

/** What the verbs on accounts work with. */
export type AccountDeps = {
  db: Db
  vault: Vault
  env: Pick<Env, 'testOrigin' | 'testsPerHour' | 'httpsProxy' | 'noProxy'>
  log: Logger
}
