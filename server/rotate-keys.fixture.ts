import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { childEnvironment } from '#lib/env.ts'
import type { KeyProvider } from '#lib/vault/index.ts'
import type { installation } from '#lib/vault/vault.fixture.ts'

export type Installation = Awaited<ReturnType<typeof installation>>
export type Keys = { key: string; previous?: string }
type Ended = { code: number | null; said: string }

/** Starts a program of the product on a database; `ended` gives its exit code and all it said. */
export function startTool(db: Installation, { key, previous }: Keys, file: string, args: string[] = []) {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, file), ...args], {
    env: childEnvironment({
      DATABASE_URL: db.url,
      HUB_ENCRYPTION_KEY: key,
      ...(previous !== undefined && { HUB_ENCRYPTION_KEY_PREVIOUS: previous }),
      HUB_SESSION_SECRET: 'fake-test-session-9f2c7be1d04a638e5',
      HUB_ENV: 'test',
      HUB_TEST_ORIGIN: 'http://127.0.0.1:9',
    }),
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  let look = () => {}
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      said += chunk
      look()
    })
  const ended = new Promise<Ended>((end) => child.once('close', (code) => end({ code, said })))
  /** Resolves once it has said this; ending without it is a failure. */
  const told = (words: RegExp) =>
    new Promise<void>((resolve, reject) => {
      look = () => words.test(said) && resolve()
      look()
      ended.then(() => reject(new Error(said)))
    })
  return { child, told, ended }
}
export type Tool = ReturnType<typeof startTool>

/** So many projects, each with a data key and nothing else. */
export async function addProjects({ prisma }: Installation, keyProvider: KeyProvider, count: number): Promise<void> {
  const ids = Array.from({ length: count }, () => randomUUID())
  await prisma.project.createMany({ data: ids.map((id) => ({ id, name: 'Acme Learning' })) })
  const keys = ids.map(async (projectId) => {
    const wrapped = await keyProvider.wrap(keyProvider.id, randomBytes(32), [projectId, '1'])
    return { projectId, version: 1, kekId: keyProvider.id, state: 'active', wrapped }
  })
  await prisma.dataKey.createMany({ data: await Promise.all(keys) })
}
