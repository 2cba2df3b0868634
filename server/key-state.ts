import { checkKey, environmentKeyProvider, type KeyCheckResult } from '#lib/vault/index.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import type { KeyedEnv } from './keys.ts'

/** Whether the environment's encryption key is the one this database was sealed with. Nothing is written. */
export async function findKeyState(prisma: PrismaClient, env: KeyedEnv): Promise<KeyCheckResult> {
  const provider = environmentKeyProvider({ key: env.encryptionKey, previous: env.previousEncryptionKey })
  let found: KeyCheckResult | undefined
  const looked = prisma.$transaction(async (tx) => {
    // The check leaves its mark beside the first key it meets; that is for a start to do, so it is taken back.
    found = await checkKey(tx as PrismaClient, provider)
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
