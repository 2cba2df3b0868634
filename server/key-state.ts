import { checkKey, type KeyCheckResult } from '#lib/vault/index.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import { type KeyedEnv, keyProviderOf } from './keys.ts'

/** Whether the environment's encryption key is the one this database was sealed with. Nothing is written. */
export async function findKeyState(prisma: PrismaClient, env: KeyedEnv): Promise<KeyCheckResult> {
  const provider = keyProviderOf(env)
  let found: KeyCheckResult | undefined
  const looked = prisma.$transaction(async (tx) => {
    // The check leaves its mark beside the first key it meets; that is for a start to do, so it is taken back.
    found = await checkKey(tx, provider)
    throw new Error('only looked')
  })
  await looked.catch((error) => {
    if (!found) throw error
  })
  return found as unknown as KeyCheckResult
}

/** `key with the id 3f…`, or `keys with the ids 3f… and 9c…`: after a rotation stopped half-way both are needed. */
export const describeKeys = (ids: string[]): string =>
  ids.length === 1 ? `key with the id ${ids[0]}` : `keys with the ids ${ids.join(' and ')}`

const describeGiven = ([current = '', ...previous]: string[]) =>
  previous.length === 0
    ? `given was the one with the id ${current}`
    : `given were ${current} (HUB_ENCRYPTION_KEY) and ${previous.join(', ')} (HUB_ENCRYPTION_KEY_PREVIOUS)`

/** Why these keys do not fit this database, and what to do. Ids only. */
export function describeWrongKey({ reason, expected, given }: Extract<KeyCheckResult, { ok: false }>): string {
  const expects = `it expects the ${describeKeys(expected)}, ${describeGiven(given)}`
  switch (reason) {
    case 'unfinished':
      return `A change of the encryption key is not finished. This database is still sealed with the key before as well: ${expects}. Give what it expects as HUB_ENCRYPTION_KEY_PREVIOUS, until npm run rotate-keys says that it can be removed.`
    case 'replaced':
      return `The encryption key of this database is being changed: ${expects}. Start with the new key as HUB_ENCRYPTION_KEY and the one before as HUB_ENCRYPTION_KEY_PREVIOUS, until npm run rotate-keys says that it can be removed.`
    case 'wrong':
      return `HUB_ENCRYPTION_KEY is not the key this database was sealed with: ${expects}. Start with what it expects (DATA_DIR/keys.json, or your backup of it; the older of two keys as HUB_ENCRYPTION_KEY_PREVIOUS).`
  }
}

/** What is left to do with keys that fit, if anything is. */
export function describeKeyDuty(found: Extract<KeyCheckResult, { ok: true }>, env: KeyedEnv): string | undefined {
  const { current, kekId, unused } = found
  if (current !== kekId)
    return `The encryption key is a new one (id ${kekId}), and the database is still sealed with the one before (id ${current}), which stays needed. Run npm run rotate-keys to change over.`
  if (unused.length === 0) return undefined
  const removed = env.keysFile ? `npm run rotate-keys removes it from ${env.keysFile}.` : 'Remove it.'
  return `HUB_ENCRYPTION_KEY_PREVIOUS (id ${unused.join(', ')}) is needed by nothing in this database. ${removed}`
}
