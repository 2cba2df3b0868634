import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { EVERYTHING, MIGRATIONS_FOLDER, readMigrations, SCHEMA_FILE } from './migrations.ts'
import { withSchemaEngine } from './schema-engine.ts'
import { startScratchPostgres } from './scratch-postgres.ts'

const LOCK_FILE = '# Prisma reads here which database the migrations are for.\nprovider = "postgresql"\n'

/**
 * The SQL that leads from the migrations on disk to prisma/schema.prisma; undefined when they agree.
 * `url` is an empty database to play them on. `from: 'nothing'` answers the SQL for the whole schema.
 */
export async function diffSchema(
  url: string,
  from: 'migrations' | 'nothing' = 'migrations',
): Promise<string | undefined> {
  const content = await readFile(SCHEMA_FILE, 'utf8')
  const { stdout } = await withSchemaEngine(url, content, async (engine) =>
    engine.diff({
      from: from === 'nothing' ? { tag: 'empty' } : { tag: 'migrations', ...(await readMigrations()) },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] },
      script: true,
      exitCode: null,
      filters: EVERYTHING,
    }),
  )
  const script = stdout?.trim() ?? ''
  return script === '' || script.startsWith('-- This is an empty migration') ? undefined : `${script}\n`
}

async function writeMigration(name: string, script: string): Promise<string> {
  const folder = join(MIGRATIONS_FOLDER, name)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'migration.sql'), script)
  await writeFile(join(MIGRATIONS_FOLDER, 'migration_lock.toml'), LOCK_FILE)
  return join('prisma', 'migrations', name, 'migration.sql')
}

const stamp = () => new Date().toISOString().replace(/\D/g, '').slice(0, 14)

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { init: { type: 'boolean', default: false } },
  })
  const [name] = positionals
  if (!values.init && !/^[a-z][a-z0-9_-]*$/.test(name ?? '')) {
    console.error('Name the migration in lower case, by what it does: npm run migration -- add_webhooks')
    console.error('Before anything has shipped, the first migration can be written again: npm run migration -- --init')
    return 1
  }
  const postgres = await startScratchPostgres()
  try {
    const script = await diffSchema(postgres.url, values.init ? 'nothing' : 'migrations')
    if (script === undefined) {
      console.log('The migrations say what prisma/schema.prisma says; nothing to write.')
      return 0
    }
    if (values.init) await rm(MIGRATIONS_FOLDER, { recursive: true, force: true })
    const path = await writeMigration(values.init ? '00000000000000_first' : `${stamp()}_${name}`, script)
    console.log(`Wrote ${path}. Read it before you commit it: it must run while the product serves.`)
    return 0
  } finally {
    await postgres.end()
  }
}

if (import.meta.main) process.exitCode = await main()
