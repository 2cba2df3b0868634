import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { openDataFolder } from './data-folder.ts'
import { holdFolder } from './database.ts'
import { type Postgres, postgresFileOf, startPostgres } from './postgres.ts'
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

test('a second hub on the folder is refused by name, and the folder is free after the first', async () => {
  const dataDir = await emptyFolder()
  const release = await holdFolder(dataDir)
  await expect(holdFolder(dataDir)).rejects.toThrow(
    new RegExp(`^Another hub \\(process ${process.pid}\\) runs on the data folder ${dataDir}\\. Stop it, or`),
  )
  await release()
  await (await holdFolder(dataDir))()
})

test('the lock of a hub that was killed is taken over', async () => {
  const dataDir = await emptyFolder()
  await writeFile(join(dataDir, 'hub.lock'), JSON.stringify({ pid: process.pid, start: 'another life' }))
  await (await holdFolder(dataDir))()
})

test('of many starters at once on a dead lock exactly one gets the folder', async () => {
  const dataDir = await emptyFolder()
  await writeFile(join(dataDir, 'hub.lock'), '{"pid":1,"start":"another life"}')
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => holdFolder(dataDir)))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a file in the place of the data folder is told with another folder to choose', async () => {
  const dataDir = await emptyFolder()
  const path = join(dataDir, 'file')
  await writeFile(path, '')
  await expect(openDataFolder(path)).rejects.toThrow(/a file is in its place\. .*DATA_DIR=\/path/)
  await expect(openDataFolder(join(path, 'below'))).rejects.toThrow(/a file is in its place/)
  await mkdir(join(dataDir, 'fine'))
})
