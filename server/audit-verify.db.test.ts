import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tamper, testEvents, testProject } from '#lib/audit/audit.fixture.ts'
import { sealEvents } from '#lib/audit/index.ts'
import { childEnvironment } from '#lib/env.ts'
import { toPublic } from '#lib/ids.ts'
import { testDb } from './test-db.ts'

const db = await testDb()

const verify = (...args: string[]) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    const env = childEnvironment({
      DATABASE_URL: db.url,
      HUB_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
      HUB_SESSION_SECRET: 'fake-test-session-9f2c7be1d04a638e5',
    })
    execFile(process.execPath, [join(import.meta.dirname, 'audit-verify.ts'), ...args], { env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, said: out + err }),
    )
  })

test('the command says of every project whether its log is as it was written, and what to keep', async () => {
  const [good, bad] = [await testProject(db, 'Acme'), await testProject(db, 'Globex')]
  for (const projectId of [good, bad]) {
    await testEvents(db, projectId, 3)
    await sealEvents(db, projectId)
  }
  await testEvents(db, good, 1)
  const both = await verify()
  expect(both).toMatchObject({ code: 0, said: expect.stringContaining('All 2 chains are good.') })
  expect(both.said).toMatch(
    /✓ Acme \(prj_\w+\): up to event 3 the log is as it was written.* 1 event is not sealed yet/,
  )
  const kept = /✓ Acme[\s\S]*?--expect: (3:[\da-f]{64})/.exec(both.said)?.[1] ?? ''

  const acme = ['--project', toPublic('prj', good)]
  expect(await verify(...acme, '--expect', kept)).toMatchObject({
    code: 0,
    said: expect.stringContaining('Event 3 has the hash that you expected'),
  })
  const other = `3:${'0'.repeat(64)}`
  expect(await verify(...acme, '--expect', other)).toMatchObject({
    code: 1,
    said: expect.stringContaining('another hash'),
  })
  expect(await verify('--expect', kept)).toMatchObject({ code: 1, said: expect.stringContaining('--project prj_') })

  await tamper(db, 'delete from audit_events where project_id = $1 and sequence = 2', [bad])
  const { code, said } = await verify()
  expect(code).toBe(1)
  expect(said).toMatch(/✗ Globex \(prj_\w+\): event 2 is missing. Up to event 1 the log is as it was written./)
  expect(said).toMatch(/✓ Acme[\s\S]*1 chain is broken\./)
})

test.each([
  [['--expect', '7'], '--expect must be a number, a colon and 64 digits'],
  [['--project', 'prj_x'], 'There is no project prj_x'],
])('%j is told in a sentence', async (args, sentence) => {
  expect(await verify(...args)).toMatchObject({ code: 1, said: expect.stringContaining(sentence) })
})
