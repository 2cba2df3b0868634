import { createSecretKey, type KeyObject } from 'node:crypto'
import type { DataKey as DataKeyRow, Prisma, PrismaClient } from '#prisma/generated/client.ts'
import { addDataKey, keyContext } from './add-data-key.ts'
import type { KeyProvider } from './key-provider.ts'
import { VaultError } from './vault-error.ts'

/** A project's data key, unwrapped. A KeyObject keeps the bytes out of JavaScript's memory and of any print. */
export type DataKey = { version: number; key: KeyObject }

type Row = Pick<DataKeyRow, 'projectId' | 'version' | 'kekId' | 'wrapped'>

export type Keyring = {
  /**
   * The project's active data key; the first one is made on demand. Until `tx` ends it is not destroyed, so what is
   * sealed with it and stored in `tx` can be opened.
   */
  active(tx: Prisma.TransactionClient, projectId: string): Promise<DataKey>
  /** The data key of one version. @throws VaultError `unknown_key` */
  byVersion(projectId: string, version: number): Promise<DataKey>
  /** Drops what is remembered of a project, for when its keys were changed or destroyed. */
  forget(projectId: string): void
}

/** How long an unwrapped data key is remembered, in milliseconds, and how many are. */
const lifetimeMs = 5 * 60_000
const mostRemembered = 2_000

/** A row that was just read may be wrapped anew, and the KEK be gone, before it is unwrapped: then it is read again. */
const tries = 3

/** Reads and unwraps data keys, remembering each for a limited time. Many callers at once cause one read. */
export function createKeyring(options: {
  prisma: PrismaClient
  keyProvider: KeyProvider
  lifetimeMs?: number | undefined
}): Keyring {
  const { prisma, keyProvider } = options
  const remembered = new Map<string, { until: number; dataKey: Promise<DataKey> }>()

  function remember(name: string, load: () => Promise<DataKey>): Promise<DataKey> {
    const now = Date.now()
    const known = remembered.get(name)
    if (known && known.until > now) return known.dataKey
    // Insertion order is age, so whatever is past or too much stands at the front.
    for (const [other, { until }] of remembered) {
      if (until > now && remembered.size < mostRemembered) break
      remembered.delete(other)
    }
    remembered.delete(name)
    const entry = { until: now + (options.lifetimeMs ?? lifetimeMs), dataKey: load() }
    remembered.set(name, entry)
    entry.dataKey.catch(() => remembered.get(name) === entry && remembered.delete(name))
    return entry.dataKey
  }

  async function unwrapped(read: () => Promise<Row>, unwrap: (row: Row) => Promise<DataKey>): Promise<DataKey> {
    for (let left = tries; ; left--) {
      const row = await read()
      try {
        return await unwrap(row)
      } catch (error) {
        if (left === 1 || !(error instanceof VaultError && error.code === 'unknown_key')) throw error
      }
    }
  }

  async function unwrap({ projectId, version, kekId, wrapped }: Row): Promise<DataKey> {
    const bytes = await keyProvider.unwrap(kekId, wrapped, keyContext(projectId, version))
    const key = createSecretKey(bytes)
    bytes.fill(0)
    return { version, key }
  }

  // The lock keeps the row from being deleted and lets it be wrapped anew. A row that is retired at this very moment
  // is not found, although its successor is there: so it is looked for once more before one is made.
  async function lockActive(tx: Prisma.TransactionClient, projectId: string): Promise<Row> {
    for (let left = tries; left > 0; left--) {
      const [row] = await tx.$queryRaw<Row[]>`
        select project_id as "projectId", version, kek_id as "kekId", wrapped from data_keys
        where project_id = ${projectId}::uuid and state = 'active' order by version desc limit 1 for key share`
      if (row) return row
      if (left === tries) continue
      // Counted are retired keys alone: the number is then the same for everybody who makes the first one.
      const { _max } = await tx.dataKey.aggregate({ where: { projectId, state: 'retired' }, _max: { version: true } })
      await addDataKey(tx, keyProvider, { projectId, version: (_max.version ?? 0) + 1 })
    }
    throw new VaultError('unknown_key')
  }

  async function readVersion(projectId: string, version: number): Promise<Row> {
    const row = await prisma.dataKey.findUnique({ where: { projectId_version: { projectId, version } } })
    if (!row) throw new VaultError('unknown_key')
    return row
  }

  return {
    // Remembered by the wrapped bytes: the row may be one that `tx` has made and takes back.
    active: (tx, projectId) =>
      unwrapped(
        () => lockActive(tx, projectId),
        (row) => {
          const bytes = Buffer.from(row.wrapped).toString('base64')
          return remember(`${projectId} ${row.version} ${bytes}`, () => unwrap(row))
        },
      ),
    byVersion: async (projectId, version) => {
      // A version beyond what the column holds was never made by us.
      if (version > 0x7fffffff) throw new VaultError('unknown_key')
      return remember(`${projectId} ${version}`, () => unwrapped(() => readVersion(projectId, version), unwrap))
    },
    forget(projectId) {
      for (const name of remembered.keys()) if (name.startsWith(`${projectId} `)) remembered.delete(name)
    },
  }
}
