import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
} from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

/** Lock waits of a migration are short, so that a busy table delays the start instead of the migration blocking it. */
const LOCK_TIMEOUT_MS = 2_000

let loaded: Promise<void> | undefined

/** The engine's WebAssembly, instantiated once: Node does not import .wasm files as the package expects. */
async function load(): Promise<void> {
  const path = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm')
    .replace(/\.js$/, '_bg.wasm')
  // Its timeout for the session lock is never cleared and would hold the process for ten seconds.
  const patient = (callback: () => void, ms: number) => setTimeout(callback, ms >>> 0).unref()
  const imports = Object.entries(engine).map(([name, value]) => [
    name,
    name.startsWith('__wbg_setTimeout') ? patient : value,
  ])
  const { instance } = await WebAssembly.instantiate(await readFile(path), {
    './schema_engine_bg.js': Object.fromEntries(imports),
  })
  engine.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
}

/**
 * Prisma's schema engine (what the `prisma migrate` commands run) on the database at `url`. The native one would be
 * downloaded; this one comes with npm. Migrations want a direct connection: the engine holds a session lock.
 */
export async function withSchemaEngine<Result>(
  url: string,
  schema: string | undefined,
  work: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  loaded ??= load()
  await loaded
  // One connection, so that session lock and lock timeout hold for every statement; ending it gives the lock back.
  const pool = new pg.Pool({ connectionString: url, max: 1, options: `-c lock_timeout=${LOCK_TIMEOUT_MS}` })
  pool.on('error', () => undefined)
  const datamodels: [string, string][] | undefined = schema === undefined ? undefined : [['schema.prisma', schema]]
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogueAdapter(pool))
    return await work(await engine.SchemaEngine.new({ datamodels }, () => undefined, adapter))
  } finally {
    await pool.end()
  }
}

class CatalogueAdapter extends PrismaPg {
  override connect = async () => runWhole(readChars(await super.connect()))
  override connectToShadowDb = async () => runWhole(readChars(await super.connectToShadowDb()))
}

/**
 * Hands a migration to Postgres as one text. The adapter (7.10) cuts it at every semicolon, also inside the body of a
 * function. Postgres runs the whole of it or, where a statement fails, nothing.
 */
function runWhole<Adapter extends SqlDriverAdapter>(adapter: Adapter): Adapter {
  type Inner = { client: pg.Pool; onError: (error: unknown) => never }
  const inner = adapter as unknown as Inner
  adapter.executeScript = async (script) => {
    await inner.client.query(script).catch((error: unknown) => inner.onError(error))
  }
  return adapter
}

/** Types of Postgres: "char" of its catalogues, and one that the adapter knows. */
const CHAR = 18
const BPCHAR = 1042

/**
 * Teaches an adapter (7.10 does not know it) the catalogues' "char" type, which the engine reads when it looks at a
 * database: the rows come as text, and are then declared to be single characters, NUL where empty.
 */
function readChars<Adapter extends SqlDriverAdapter>(adapter: Adapter): Adapter {
  type Inner = { performIO: (query: object) => Promise<pg.QueryArrayResult> }
  const inner = adapter as unknown as Inner
  const [performIO, queryRaw] = [inner.performIO.bind(adapter), adapter.queryRaw.bind(adapter)]
  const found = new WeakMap<object, number[]>()
  inner.performIO = async (query) => {
    const result = await performIO(query)
    const chars = result.fields.flatMap((field, index) => (field.dataTypeID === CHAR ? [index] : []))
    for (const index of chars) {
      result.fields[index]!.dataTypeID = BPCHAR
      for (const row of result.rows) if (row[index] === '') row[index] = '\0'
    }
    found.set(query, chars)
    return result
  }
  adapter.queryRaw = async (query) => {
    const answer = await queryRaw(query)
    for (const index of found.get(query) ?? []) answer.columnTypes[index] = ColumnTypeEnum.Character
    return answer
  }
  return adapter
}
