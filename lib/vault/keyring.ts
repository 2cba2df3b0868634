import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import type { PrismaClient } from '#prisma/generated/client.ts'
import type { KeyProvider } from './key-provider.ts'
import { VaultError } from './vault-error.ts'

/** A project's data key, unwrapped. A KeyObject keeps the bytes out of JavaScript's memory and of any print. */
export type DataKey = { version: number; key: KeyObject }

export type Keyring = {
  /** The project's active data key; the first one is made on demand. */
  active(projectId: string): Promise<DataKey>
  /** The data key of one version. @throws VaultError `unknown_key` */
  byVersion(projectId: string, version: number): Promise<DataKey>
  /** Drops what is remembered of a project, for when its keys were rotated or destroyed. */
  forget(projectId: string): void
}

/** How long an unwrapped data key is remembered, in milliseconds, and how many are. */
const lifetimeMs = 5 * 60_000
const mostRemembered = 2_000

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

  async function unwrap(row: { projectId: string; version: number; kekId: string; wrapped: Uint8Array }) {
    const bytes = await keyProvider.unwrap(row.kekId, row.wrapped, keyContext(row.projectId, row.version))
    const key = createSecretKey(bytes)
    bytes.fill(0)
    return { version: row.version, key }
  }

  async function loadActive(projectId: string): Promise<DataKey> {
    const newest = { where: { projectId, state: 'active' }, orderBy: { version: 'desc' } } as const
    const row = await prisma.dataKey.findFirst(newest)
    if (row) return unwrap(row)
    await insertNext(projectId)
    return unwrap(await prisma.dataKey.findFirstOrThrow(newest))
  }

  // Two processes at once make one key: the second insert meets the first one's row and does nothing.
  async function insertNext(projectId: string) {
    const { _max } = await prisma.dataKey.aggregate({ where: { projectId }, _max: { version: true } })
    const version = (_max.version ?? 0) + 1
    const bytes = randomBytes(32)
    const wrapped = await keyProvider.wrap(bytes, keyContext(projectId, version))
    bytes.fill(0)
    const row = { projectId, version, kekId: keyProvider.id, state: 'active', wrapped }
    await prisma.dataKey.createMany({ data: [row], skipDuplicates: true })
  }

  async function loadVersion(projectId: string, version: number): Promise<DataKey> {
    // A version beyond what the column holds was never made by us.
    if (version > 0x7fffffff) throw new VaultError('unknown_key')
    const row = await prisma.dataKey.findUnique({ where: { projectId_version: { projectId, version } } })
    if (!row) throw new VaultError('unknown_key')
    return unwrap(row)
  }

  return {
    active: (projectId) => remember(`${projectId} active`, () => loadActive(projectId)),
    byVersion: (projectId, version) => remember(`${projectId} ${version}`, () => loadVersion(projectId, version)),
    forget(projectId) {
      for (const name of remembered.keys()) if (name.startsWith(`${projectId} `)) remembered.delete(name)
    },
  }
}

/** What a wrapped data key is bound to. */
function keyContext(projectId: string, version: number): string[] {
  return [projectId, String(version)]
}
