import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Env, parseEnv } from '#lib/env.ts'
import { withDatabase, withMigratedDatabase } from './attach.ts'
import { withKeys } from './keys.ts'
import { findMigrationState } from './migrate.ts'
import { testDatabase } from './test-db.ts'

function envOf(record: Record<string, string>): Env {
  const parsed = parseEnv(record)
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
  return parsed.env
}

test('a tool on an empty database of one’s own migrates it first', async () => {
  const { url, drop } = await testDatabase()
  onTestFinished(drop)
  const env = envOf({
    DATABASE_URL: url,
    HUB_ENCRYPTION_KEY: 'q0Ww1n7GqN3mJm9q2o7mY6p3TfK5lGxqk1oYF0u8r2s=',
    HUB_SESSION_SECRET: 'fake-test-session-9f2c7be1d04a638e5',
  })
  expect(await withMigratedDatabase(env, findMigrationState)).toEqual({ state: 'current' })
})

test('a tool before the first start makes the keys before the database, and leaves both for the start', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'hub-attach-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const env = envOf({ DATA_DIR: dataDir })
  const keys = await withDatabase(env, async (_, how) => {
    expect(how).toBe('started')
    return withKeys(env)
  })
  expect(await withKeys(env)).toEqual(keys)
  expect(await readdir(dataDir)).not.toContain('hub.lock')
})
