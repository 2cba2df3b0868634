import type { Prisma } from '#prisma/generated/client.ts'
import { announceKek, opensCheck } from './current-kek.ts'
import type { KeyProvider } from './key-provider.ts'

/**
 * Key ids may be printed; they say nothing about the keys. `given`: every KEK that is here, the one to use first.
 * - `wrong`: this database was sealed with other keys.
 * - `unfinished`: a change of keys is not finished, and the key before it, which is still needed, is not here.
 * - `replaced`: a change to another key has begun, and that key is not here.
 */
export type KeyCheckResult =
  | {
      ok: true
      kekId: string
      /** what wraps new data keys; another than `kekId` until the change to that is begun */
      current: string
      /** KEKs that are here and that nothing needs */
      unused: string[]
    }
  | { ok: false; reason: 'wrong' | 'unfinished' | 'replaced'; expected: string[]; given: string[] }

/**
 * Tells at start whether this database was sealed with the given keys. The first start leaves a known text sealed with
 * the key; a later start must open it, must hold every KEK that still wraps a data key, and the newest that was
 * announced. `changing`: the start of a change of keys, which may leave an announced KEK that wraps nothing.
 */
export async function checkKey(
  prisma: Prisma.TransactionClient,
  keyProvider: KeyProvider,
  { changing = false }: { changing?: boolean } = {},
): Promise<KeyCheckResult> {
  const checks = await prisma.keyCheck.findMany({ orderBy: { createdAt: 'desc' } })
  const inUse = (await prisma.dataKey.groupBy({ by: ['kekId'] })).map(({ kekId }) => kekId).sort()
  const newest = checks[0]?.kekId
  // Asked one by one, so that a provider that can look again does.
  for (const kekId of newest ? [newest, ...inUse] : inUse) await keyProvider.holds(kekId)

  const [given, ids] = [keyProvider.id, [...keyProvider.ids]]
  const refused = (reason: 'wrong' | 'unfinished' | 'replaced', expected: string[]) =>
    ({ ok: false, reason, expected: [...new Set(expected)].sort(), given: ids }) as const
  const missing = inUse.filter((kekId) => !ids.includes(kekId))
  const known = checks.filter(({ kekId }) => ids.includes(kekId))

  if (checks.length > 0 && known.length === 0)
    return refused('wrong', missing.length > 0 ? missing : checks.map(({ kekId }) => kekId))
  if (newest && !ids.includes(newest) && (!changing || missing.length > 0))
    return refused('replaced', [newest, ...missing])
  if (missing.length > 0) return refused(known.length > 0 ? 'unfinished' : 'wrong', missing)
  for (const check of known) if (!(await opensCheck(keyProvider, check))) return refused('wrong', [check.kekId])

  // A check that was lost, or the first start: data keys that are there say which KEKs are in use.
  const made = checks.length > 0 ? [] : inUse.length > 0 ? inUse : [given]
  for (const kekId of made) await announceKek(prisma, keyProvider, kekId)
  const used = new Set([given, ...checks.map(({ kekId }) => kekId), ...made])
  return {
    ok: true,
    kekId: given,
    current: newest ?? made.at(-1) ?? given,
    unused: ids.filter((kekId) => !used.has(kekId)),
  }
}
