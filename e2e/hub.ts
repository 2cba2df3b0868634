import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { childEnvironment } from '#lib/env.ts'
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

/**
 * Every folder that holds data of a hub. Where this user's temporary folder is closed to PostgreSQL's user, the cluster
 * lies in one of its own.
 */
export async function foldersOf(dataDir: string): Promise<string[]> {
  const postgres = (await readPrivate(postgresFileOf(dataDir))) as PostgresFile | undefined
  return postgres && !postgres.folder.startsWith(dataDir) ? [dataDir, dirname(postgres.folder)] : [dataDir]
}

async function removeData(dataDir: string): Promise<void> {
  for (const folder of (await foldersOf(dataDir)).reverse()) await rm(folder, { recursive: true, force: true })
}
