import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { childEnvironment } from '#lib/env.ts'
import { OWNER, run, signUp, start } from './hub-process.fixture.ts'
import { keysFileOf } from './keys.ts'

test('doctor and owner:reset work beside the running hub and without it', { timeout: 60_000 }, async () => {
  const hub = await start()
  await signUp(hub)
  // With a test origin, so that no test asks a real provider for anything.
  const elsewhere = { HUB_ENV: 'test', HUB_TEST_ORIGIN: 'http://127.0.0.1:4010' }
  const env = childEnvironment({ DATA_DIR: hub.dataDir, PORT: new URL(hub.url).port, ...elsewhere })
  const tool = (name: string) => run(process.execPath, [join(import.meta.dirname, name)], { env })
  expect((await tool('doctor.ts')).stdout).toMatch(
    /· Clock[\s\S]*✓ Database +embedded, of the running hub[\s\S]*✓ Keys[\s\S]*· Way out +not tried: HUB_TEST_ORIGIN[\s\S]*Everything is well/,
  )
  const { stdout } = await tool('owner-reset.ts')
  const password = /shown this once: (\S+)/.exec(stdout)?.[1] ?? ''
  const signIn = await fetch(`${hub.url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: hub.url },
    body: JSON.stringify({ email: OWNER.email, password }),
  })
  expect(signIn.status).toBe(200)
  await hub.stop()
  expect((await tool('doctor.ts')).stdout).toMatch(/✓ Database +embedded, started for this check/)
  await writeFile(
    keysFileOf(hub.dataDir),
    JSON.stringify({
      encryptionKey: createHash('sha256').update('x').digest('base64'),
      sessionSecret: 'fake-test-session-9f2c7be1d04a638e5',
    }),
  )
  await expect(tool('doctor.ts')).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/✗ Keys +HUB_ENCRYPTION_KEY is not the key .* it expects the key/),
  })
})
