import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { startEraser } from '#lib/accounts/index.ts'
import { createApp } from '#lib/api/app.ts'
import { problemBody } from '#lib/api/problem-reply.ts'
import { adminCookie } from '#lib/auth/admin-cookie.ts'
import { provision } from '#lib/auth/provision.ts'
import { createDb } from '#lib/db.ts'
import type { Log } from '#lib/log.ts'
import { connectors } from '#lib/registry.ts'
import { checkKey, createVault, environmentKeyProvider } from '#lib/vault/index.ts'
import type { Handle } from './front-door.ts'
import type { KeyedEnv } from './keys.ts'
import { StartProblem } from './start-problem.ts'

/** The largest body an API request may have: 1 MiB. */
const BODY_LIMIT = 1024 * 1024

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
    const made = await provision({ prisma: db.prisma, connectors: await summariseConnectors(), ...env })
    if (!made.ok) throw new StartProblem(`${made.problem.message} ${made.problem.next}`)

    const { warning } = adminCookie({ hubUrl: env.hubUrl, secret: env.sessionSecret })
    if (warning) log.warn(warning)

    const vault = createVault({ prisma: db.prisma, keyProvider })
    const api = createApp({ env, db, vault, log })
    const app = new Hono()
      .use(
        bodyLimit({
          maxSize: BODY_LIMIT,
          onError: (c) => c.json(tooLarge(c.req.header('x-request-id') ?? ''), 413, PROBLEM),
        }),
      )
      // Called instead of mounted, so that its own answers to unknown paths and to errors stand.
      .all('*', (c) => api.fetch(c.req.raw, c.env))
    const eraser = startEraser({ db, log })
    return {
      handle: getRequestListener(app.fetch),
      close: async () => {
        await eraser.stop()
        await db.close()
      },
    }
  } catch (error) {
    await db.close()
    throw error
  }
}

function wrongKey({ expected, given }: { expected: string[]; given: string }): string {
  return `HUB_ENCRYPTION_KEY is not the key this database was sealed with: it expects the key with the id ${expected.join(' or ')}, given was the one with the id ${given}. Start with the expected key (DATA_DIR/keys.json, or your backup of it). Nothing was changed.`
}

const PROBLEM = { 'content-type': 'application/problem+json' }

const tooLarge = (requestId: string) =>
  problemBody(
    {
      kind: 'too_large',
      message: 'The body of this request is larger than 1 MiB, so it was not read.',
      next: 'Send less at once.',
    },
    requestId,
  )

async function summariseConnectors() {
  const all = [...(await connectors())]
  return all.map(([id, { name, auth }]) => ({ id, name, authMethod: Object.keys(auth)[0] ?? '' }))
}
