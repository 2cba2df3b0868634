import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MigrationList, SchemaFilter } from '@prisma/schema-engine-wasm'

const PRISMA_FOLDER = join(import.meta.dirname, '..', 'prisma')
export const MIGRATIONS_FOLDER = join(PRISMA_FOLDER, 'migrations')
export const SCHEMA_FILE = join(PRISMA_FOLDER, 'schema.prisma')

export const EVERYTHING: SchemaFilter = { externalTables: [], externalEnums: [] }

/** The migrations on disk, in the order they apply, as Prisma's engine wants them. */
export async function readMigrations(folder = MIGRATIONS_FOLDER): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  const lock = await readFile(join(folder, 'migration_lock.toml'), 'utf8').catch(() => null)
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: lock },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await readFile(join(folder, name, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  }
}
