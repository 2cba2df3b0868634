import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { childEnvironment } from '#lib/env.ts'
import { handleSandboxRequest } from '#lib/sandbox/index.ts'
import { readPrivate } from '#server/data-folder.ts'
import { findFreePort } from '#server/free-port.ts'
import { type PostgresFile, postgresFileOf } from '#server/postgres-file.ts'

export interface Hub {
  /** Its public address, on a free port of this machine. */
  url: string
  dataDir: string
  pid: number
  /** Everything it printed so far: logs and sentences. */
  output: () => string
  /** SIGTERM; resolves with the exit code, once everything of it is gone. */
  stop: () => Promise<number | null>
  /** {@link Hub.stop}, and its data removed. */
  remove: () => Promise<void>
}

export interface HubOptions {
  /** Variables of the environment; none are inherited. */
  env?: Record<string, string>
  /** Start on this data folder again. */
  dataDir?: string
}

/** Starts the real, built product (`node server/main.ts`) and waits until it says that it is ready. */
export async function startHub(options: HubOptions = {}): Promise<Hub> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'hub-e2e-')))
  const port = options.env?.PORT ?? String(await findFreePort())
  const child = fork(join(import.meta.dirname, '..', 'server', 'main.ts'), {
    env: childEnvironment({ ...options.env, PORT: port, DATA_DIR: dataDir }),
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const chunks: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => chunks.push(chunk))
  const output = () => Buffer.concat(chunks).toString()
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))

  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { ready: string }).ready))
    ended.then(() => reject(new Error(output())))
  }).catch(async (error) => {
    if (!options.dataDir) await removeData(dataDir)
    throw error
  })
  const stop = () => {
    child.kill('SIGTERM')
    return ended
  }
  return {
    url,
    dataDir,
    pid: child.pid ?? 0,
    output,
    stop,
    remove: async () => {
      await stop()
      await removeData(dataDir)
    },
  }
}

async function removeData(dataDir: string): Promise<void> {
  const postgres = (await readPrivate(postgresFileOf(dataDir))) as PostgresFile | undefined
  // Where this user's temporary folder is closed to PostgreSQL's user, the cluster lies in a folder of its own.
  if (postgres && !postgres.folder.startsWith(dataDir))
    await rm(dirname(postgres.folder), { recursive: true, force: true })
  await rm(dataDir, { recursive: true, force: true })
}

/** Every sandbox over HTTP on loopback, for HUB_TEST_ORIGIN. */
export async function startSandboxServer(): Promise<{ origin: string; stop: () => void }> {
  const server = createServer(getRequestListener(handleSandboxRequest))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
