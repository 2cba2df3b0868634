import { access, constants, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import pg from 'pg'
import type { Env } from '#lib/env.ts'
import { withDatabase } from './attach.ts'
import { checkWayOut, findProviderHosts } from './check-way-out.ts'
import { runCommand } from './command.ts'
import { trustExtraAuthorities } from './extra-authorities.ts'
import type { Finding } from './finding.ts'
import { hasDatabase, type KeyedEnv, withKeys } from './keys.ts'
import { findHolder } from './lock.ts'
import { findMigrationState } from './migrate.ts'
import { StartProblem } from './start-problem.ts'

/** Clocks further apart than this many seconds break sessions, tokens and signatures. */
const CLOCK_LIMIT_S = 5

function print(name: string, finding: Finding): boolean {
  const [mark, text] =
    'ok' in finding ? ['✓', finding.ok] : 'note' in finding ? ['·', finding.note] : ['✗', finding.wrong]
  console.log(`${mark} ${name.padEnd(12)} ${text}`)
  return mark !== '✗'
}

function checkNode(): Finding {
  const [major = 0] = process.versions.node.split('.').map(Number)
  if (major >= 24) return { ok: process.versions.node }
  return { wrong: `${process.versions.node}; the product wants 24, which npm ci installs. Start it with npm start.` }
}

async function checkFolder({ dataDir, databaseUrl }: Env): Promise<Finding> {
  if (databaseUrl) return { note: 'not used, because DATABASE_URL is given' }
  const found = await stat(dataDir).catch(() => undefined)
  if (!found) return { note: `${dataDir} is made by the first start` }
  const writable = await access(dataDir, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  )
  return writable
    ? { ok: `${dataDir} can be written` }
    : { wrong: `${dataDir} cannot be written by this user. Give it to this user with chown -R, or set DATA_DIR.` }
}

async function checkPort(env: Env): Promise<Finding> {
  const holder = env.databaseUrl ? undefined : await findHolder(env.dataDir).catch(() => undefined)
  const taken = await new Promise<boolean>((resolve) => {
    const server = createServer().once('error', () => resolve(true))
    server.listen(env.port, () => server.close(() => resolve(false)))
  })
  if (!taken) return { ok: `${env.port} is free` }
  if (holder) return { ok: `${env.port} is in use while the hub runs (process ${holder.pid})` }
  return { wrong: `${env.port} is taken by another program. Choose another one: PORT=${env.port + 1} npm start` }
}

async function checkMigrations(url: string): Promise<Finding> {
  const found = await findMigrationState(url)
  if (found.state === 'current') return { ok: 'all applied' }
  if (found.state === 'broken') return { wrong: `${found.reason}. Restore a backup or start the fitting release.` }
  return { note: `${found.missing.length} to be applied by the next start` }
}

async function checkKeysOf(env: KeyedEnv, url: string, migrated: boolean): Promise<Finding[]> {
  if (!migrated) return [{ ok: 'usable; not compared yet, because the database is empty' }]
  const [{ createDb }, { checkKeys }] = await Promise.all([import('#lib/db.ts'), import('./check-keys.ts')])
  const db = createDb(url)
  try {
    return await checkKeys(env, db.prisma)
  } finally {
    await db.close()
  }
}

/** The database's clock rules over leases and expiries; ours over cookies and signatures. */
async function checkClock(url: string, how: 'own' | 'attached' | 'started'): Promise<Finding> {
  if (how !== 'own') return { note: `${new Date().toISOString()}; the embedded database shares this machine's clock` }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    const before = Date.now()
    const { rows } = await client.query('select extract(epoch from clock_timestamp()) * 1000 as now')
    const middle = (before + Date.now()) / 2
    const apart = Math.abs(Number(rows[0]?.now) - middle) / 1000
    if (apart <= CLOCK_LIMIT_S) return { ok: `${new Date().toISOString()}, ${apart.toFixed(2)} s from the database's` }
    return { wrong: `${apart.toFixed(0)} s from the database's clock. Set both by NTP.` }
  } finally {
    await client.end()
  }
}

const WHERE = {
  own: 'DATABASE_URL answers',
  attached: 'embedded, of the running hub',
  started: 'embedded, started for this check',
}

/** What can only be told with the database at hand. One that was never made is left to the first start, with its keys. */
async function checkDatabase(env: Env): Promise<boolean> {
  if (!env.databaseUrl && !(await hasDatabase(env.dataDir)))
    return print('Database', { note: 'embedded; made by the first start, and its keys with it' })
  try {
    return await withDatabase(env, async (url, how) => {
      let well = print('Clock', await checkClock(url, how))
      well = print('Database', { ok: WHERE[how] }) && well
      const migrations = await checkMigrations(url)
      well = print('Migrations', migrations) && well
      const keys = await checkKeysOf(await withKeys(env), url, 'ok' in migrations)
      return keys.map((one) => print('Keys', one)).every(Boolean) && well
    })
  } catch (error) {
    if (error instanceof StartProblem) return print('Database', { wrong: error.message })
    const { code, message } = error as Error & { code?: string }
    return print('Database', { wrong: `cannot be used: ${message || code}. Check DATABASE_URL.` })
  }
}

/** The way to the providers, and what vouches for them on it. */
async function checkProviders(env: Env): Promise<boolean> {
  let well = true
  if (env.extraCaCerts) {
    const trusted = await trustExtraAuthorities(env.extraCaCerts)
    const found: Finding = trusted.ok
      ? { ok: `${trusted.count} in ${env.extraCaCerts}, trusted as well` }
      : { wrong: `NODE_EXTRA_CA_CERTS names ${env.extraCaCerts}, which ${trusted.reason}.` }
    well = print('Authorities', found)
  }
  if (env.httpsProxy && !env.testOrigin)
    print('Proxy', {
      note: `${new URL(env.httpsProxy).host}, ${env.noProxy ? `but not for ${env.noProxy}` : 'for all'}`,
    })
  const found = await checkWayOut(env, await findProviderHosts())
  return found.map((one) => print('Way out', one)).every(Boolean) && well
}

await runCommand(async (env) => {
  let well = print('Node', checkNode())
  well = print('Environment', { ok: `HUB_ENV=${env.hubEnv}, address ${env.hubUrl}` }) && well
  well = print('Data folder', await checkFolder(env)) && well
  well = print('Port', await checkPort(env)) && well
  well = (await checkDatabase(env)) && well
  well = (await checkProviders(env)) && well
  console.log(well ? '\nEverything is well.' : '\nSomething needs attention; see the lines with ✗.')
  return well ? 0 : 1
})
