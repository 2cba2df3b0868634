import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openDataFolder } from './data-folder.ts'
import { type Postgres, startPostgres } from './postgres.ts'
import { postgresFileOf } from './postgres-file.ts'
import { readPostmaster, removePidFile } from './postmaster.ts'
import { isAlive } from './processes.ts'

/** A data folder of the test's own, removed afterwards. */
async function emptyFolder(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hub-postgres-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  await openDataFolder(dataDir)
  return dataDir
}

async function start(dataDir: string, scratch = true): Promise<Postgres> {
  const postgres = await startPostgres(dataDir, { scratch })
  onTestFinished(async () => {
    await postgres.stop()
    if (dirname(postgres.folder) !== dataDir) await rm(dirname(postgres.folder), { recursive: true, force: true })
  })
  return postgres
}

async function ask(url: string, query: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return Object.values((await client.query(query)).rows[0] ?? {})[0]
  } finally {
    await client.end()
  }
}

test('the cluster is UTF8 in C order, listens on loopback alone, and asks for its password', async () => {
  const dataDir = await emptyFolder()
  const { url, port } = await start(dataDir)
  expect(await ask(url, 'show server_encoding')).toBe('UTF8')
  expect(await ask(url, `select string_agg(c, '' order by c) from (values ('b'), ('A'), ('a')) as letters(c)`)).toBe(
    'Aab',
  )
  expect(await ask(url, `select lower('ÉCOLE')`)).toBe('école')
  expect(await ask(url, 'show listen_addresses')).toBe('127.0.0.1')
  await expect(ask(`postgresql://hub:fake@127.0.0.1:${port}/hub`, 'select 1')).rejects.toThrow(
    /password authentication/,
  )
  expect((await stat(postgresFileOf(dataDir))).mode & 0o777).toBe(0o600)
})

test('the server’s own environment holds nothing of ours', async () => {
  const { pid } = await start(await emptyFolder())
  const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => 'PATH=')
  expect(
    environment
      .split('\0')
      .filter(Boolean)
      .map((entry) => entry.split('=')[0]),
  ).toEqual(expect.arrayContaining(['PATH']))
  expect(environment).not.toMatch(/HOME=|VITEST|npm_/)
})

test('what was written is there after a stop and a start', async () => {
  const dataDir = await emptyFolder()
  const first = await start(dataDir)
  await ask(first.url, 'create table kept as select 42 as answer')
  await first.stop()
  expect(await isAlive(first.pid)).toBe(false)
  expect(await ask((await start(dataDir)).url, 'select answer from kept')).toBe(42)
})

test('a server that outlived its hub is taken over, with the same port', async () => {
  const dataDir = await emptyFolder()
  const first = await start(dataDir)
  const second = await start(dataDir)
  expect(second).toMatchObject({ adopted: true, pid: first.pid, port: first.port })
})

test('a server that was killed recovers on its old port with everything it acknowledged', async () => {
  const dataDir = await emptyFolder()
  const first = await start(dataDir, false)
  await ask(first.url, 'create table kept as select 42 as answer')
  process.kill(first.pid, 'SIGKILL')
  await first.ended
  const second = await start(dataDir, false)
  expect(second).toMatchObject({ adopted: false, port: first.port })
  expect(await ask(second.url, 'select answer from kept')).toBe(42)
})

test('a pid file whose id went to another program is no running server, and that program lives on', async () => {
  const dataDir = await emptyFolder()
  const first = await start(dataDir)
  const pidFile = join(first.folder, 'postmaster.pid')
  const lines = (await readFile(pidFile, 'utf8')).split('\n')
  await first.stop()
  const other: ChildProcess = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  onTestFinished(() => void other.kill('SIGKILL'))
  await writeFile(pidFile, [other.pid, ...lines.slice(1)].join('\n'))
  const second = await start(dataDir)
  expect(second.adopted).toBe(false)
  expect(await isAlive(other.pid ?? 0)).toBe(true)
})

test('a server is known again where the data folder has a space and the cluster lies behind a link', async () => {
  const dataDir = join(await emptyFolder(), 'a b')
  await openDataFolder(dataDir)
  const first = await start(dataDir)
  expect(await start(dataDir)).toMatchObject({ adopted: true, pid: first.pid })
  await first.stop()
  if (dirname(first.folder) !== dataDir) return
  await rename(first.folder, join(dataDir, 'elsewhere'))
  await symlink(join(dataDir, 'elsewhere'), first.folder)
  const behind = await start(dataDir)
  expect(await start(dataDir)).toMatchObject({ adopted: true, pid: behind.pid })
})

test('another program that works in the cluster of a killed server does not hold up the next start', async () => {
  const dataDir = await emptyFolder()
  const first = await start(dataDir)
  const shell = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { cwd: first.folder })
  onTestFinished(() => void shell.kill('SIGKILL'))
  await new Promise((resolve) => shell.once('spawn', resolve))
  process.kill(first.pid, 'SIGKILL')
  await first.ended
  expect(await start(dataDir)).toMatchObject({ adopted: false, port: first.port })
})

test('workers of a killed server that stay are told by their ids, and the pid file stays', async () => {
  const dataDir = await emptyFolder()
  const { folder, pid } = await start(dataDir)
  await expect(removePidFile(folder, 50)).rejects.toThrow(new RegExp(`left processes at work .*: kill .*\\b${pid}\\b`))
  expect((await stat(join(folder, 'postmaster.pid'))).isFile()).toBe(true)
})

test('a start that must have its port tells who is in the way, and one that is given up leaves nothing', async () => {
  const dataDir = await emptyFolder()
  const { stop, port, folder } = await start(dataDir)
  await stop()
  const other = createServer().listen(port, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  onTestFinished(() => void other.close())
  await expect(startPostgres(dataDir, { scratch: true, port })).rejects.toThrow(
    new RegExp(`^Port ${port}, .* was taken by another program`),
  )
  const given = new AbortController()
  const starting = startPostgres(dataDir, { scratch: true, signal: given.signal })
  // The file is there for a moment before its first line is.
  const begun = await vi.waitFor(
    async () => {
      const found = await readPostmaster(folder)
      return found && found.pid > 1 ? found : Promise.reject()
    },
    { interval: 2, timeout: 30_000 },
  )
  given.abort()
  await expect(starting).rejects.toThrow(/abort/i)
  await vi.waitFor(async () => expect(await isAlive(begun.pid)).toBe(false), { timeout: 30_000 })
})

test('the data folder may be moved as a whole', async () => {
  const dataDir = await emptyFolder()
  const first = await start(dataDir)
  const inside = dirname(first.folder) === dataDir
  await ask(first.url, 'create table kept as select 42 as answer')
  await first.stop()
  const moved = `${dataDir}-moved`
  onTestFinished(() => rm(moved, { recursive: true, force: true }))
  await rename(dataDir, moved)
  const second = await start(moved)
  expect(await ask(second.url, 'select answer from kept')).toBe(42)
  if (inside) expect(second.folder).toBe(join(moved, 'postgres'))
})

test('a cluster of another major version is told with the way out', async () => {
  const dataDir = await emptyFolder()
  const first = await start(dataDir)
  await first.stop()
  await writeFile(join(first.folder, 'PG_VERSION'), '16\n')
  await expect(startPostgres(dataDir)).rejects.toThrow(/made by another PostgreSQL version.*pg_dump/)
})

test('a cluster whose password is lost is told, and is not replaced', async () => {
  const dataDir = await emptyFolder()
  const first = await start(dataDir)
  await first.stop()
  await rm(postgresFileOf(dataDir))
  if (dirname(first.folder) !== dataDir) return
  await expect(startPostgres(dataDir)).rejects.toThrow(/postgres\.json is missing.*backup/)
  expect((await stat(first.folder)).isDirectory()).toBe(true)
})
