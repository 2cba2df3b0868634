import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { webEnvironment } from './web.ts'

const run = promisify(execFile)

/** What Next itself does at its start: reads the `.env` files of a folder into the environment of its process. */
async function envAfterNext(env: NodeJS.ProcessEnv): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-web-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await writeFile(join(folder, '.env'), 'DATABASE_URL=postgresql://canary-9f2c\nHUB_ENCRYPTION_KEY=canary-9f2c\n')
  const next = createRequire(import.meta.url).resolve('next/package.json')
  const script = `
    const { loadEnvConfig } = require('module').createRequire(${JSON.stringify(next)})('@next/env')
    loadEnvConfig(${JSON.stringify(folder)}, false, { info() {}, error() {} })
    console.log(JSON.stringify(process.env))`
  return (await run(process.execPath, ['-e', script], { env })).stdout
}

test('the page renderer does not read .env, where the database’s address and the keys may be', async () => {
  expect(await envAfterNext(webEnvironment(false))).not.toContain('canary-9f2c')
})

test('without our word to Next it would', async () => {
  const { __NEXT_PROCESSED_ENV, ...rest } = webEnvironment(false)
  expect(__NEXT_PROCESSED_ENV).toBe('true')
  expect(await envAfterNext(rest as NodeJS.ProcessEnv)).toContain('canary-9f2c')
})
