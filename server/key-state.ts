import { checkKey, environmentKeyProvider, type KeyCheckResult } from '#lib/vault/index.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import type { KeyedEnv } from './keys.ts'

/** Whether the environment's encryption key is the one this database was sealed with. */
export function findKeyState(prisma: PrismaClient, env: KeyedEnv): Promise<KeyCheckResult> {
  return checkKey(prisma, environmentKeyProvider({ key: env.encryptionKey, previous: env.previousEncryptionKey }))
}
