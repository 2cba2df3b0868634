import { getRequestListener } from '@hono/node-server'
import { startEraser } from '#lib/accounts/index.ts'
import { createApp } from '#lib/api/app.ts'
import { adminCookie } from '#lib/auth/admin-cookie.ts'
import { provision } from '#lib/auth/provision.ts'
import { defaultMethods } from '#lib/connectors/index.ts'
import { createDb } from '#lib/db.ts'
import { closeAgents } from '#lib/engine/agent.ts'
import type { Log } from '#lib/log.ts'
import { checkKey, createVault, environmentKeyProvider } from '#lib/vault/index.ts'
import type { Handle } from './front-door.ts'
import { describeKeys } from './key-state.ts'
import type { KeyedEnv } from './keys.ts'
import { StartProblem } from './start-problem.ts'

export interface Core {
  handle: Handle
  close: () => Promise<void>
}

/**
 * Composes core on a migrated database: keys are checked, then what the environment provisions is made, then the API.
 * Throws {@link StartProblem} where the encryption key is not the one this database was sealed with.
 */
export async function startCore(env: KeyedEnv, databaseUrl: string, log: Log): Promise<Core> {
  const db = createDb(databaseUrl)
  try {
    const keyProvider = environmentKeyProvider({ key: env.encryptionKey, previous: env.previousEncryptionKey })
    const checked = await checkKey(db.prisma, keyProvider)
    if (!checked.ok) throw new StartProblem(wrongKey(checked))
    const made = await provision({ prisma: db.prisma, connectors: await defaultMethods(), ...env })
    if (!made.ok) throw new StartProblem(`${made.problem.message} ${made.problem.next}`)

    const { warning } = adminCookie({ hubUrl: env.hubUrl, secret: env.sessionSecret })
    if (warning) log.warn(warning)

    const vault = createVault({ prisma: db.prisma, keyProvider })
    const api = createApp({ env, db, vault, log })
    const eraser = startEraser({ db, log })
    return {
      handle: getRequestListener(api.fetch),
      close: async () => {
        await eraser.stop()
        await closeAgents()
        await db.close()
      },
    }
  } catch (error) {
    await db.close()
    throw error
  }
}

function wrongKey({ expected, given }: { expected: string[]; given: string }): string {
  return `HUB_ENCRYPTION_KEY is not the key this database was sealed with: it expects the ${describeKeys(expected)}, given was the one with the id ${given}. Start with what it expects (DATA_DIR/keys.json, or your backup of it; the older of two keys as HUB_ENCRYPTION_KEY_PREVIOUS). Nothing was changed.`
}
