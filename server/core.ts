import { getRequestListener } from '@hono/node-server'
import { accountWorkers, countWorkers, SETTLE, startEraser } from '#lib/accounts/index.ts'
import { createApp } from '#lib/api/app.ts'
import { auditWorkers } from '#lib/audit/index.ts'
import { adminCookie } from '#lib/auth/admin-cookie.ts'
import { provision } from '#lib/auth/provision.ts'
import { bulkWorkers } from '#lib/bulk/index.ts'
import { checkWorkers } from '#lib/checks/index.ts'
import { defaultMethods } from '#lib/connectors/index.ts'
import { createDb } from '#lib/db.ts'
import { closeAgents } from '#lib/engine/agent.ts'
import { startJobs } from '#lib/jobs/index.ts'
import type { Log } from '#lib/log.ts'
import { projectWorkers } from '#lib/projects/index.ts'
import { findFrame } from '#lib/sessions/index.ts'
import { checkKey, createVault, holdsCurrentKek } from '#lib/vault/index.ts'
import { webhookWorkers } from '#lib/webhooks/index.ts'
import { trustExtraAuthorities } from './extra-authorities.ts'
import type { Handle } from './front-door.ts'
import { describeKeyDuty, describeWrongKey } from './key-state.ts'
import { type KeyedEnv, keyProviderOf } from './keys.ts'
import { StartProblem } from './start-problem.ts'

const JOB_CONNECTIONS = 8

export interface Core {
  handle: Handle
  /** Whether the key is here that the database is sealed with now: it may have been changed without this process. */
  hasKey: () => Promise<boolean>
  /** Origins whose pages may show the hub of this connect session (`ses_…`) in a frame; nobody's for an absent one. */
  findEmbedders: (sessionId: string) => Promise<readonly string[]>
  close: () => Promise<void>
}

/**
 * Composes core on a migrated database: keys are checked, then what the environment provisions is made, then the API.
 * Throws {@link StartProblem} where the encryption key is not the one this database was sealed with.
 */
export async function startCore(env: KeyedEnv, databaseUrl: string, log: Log): Promise<Core> {
  const db = createDb(databaseUrl)
  // Jobs have connections of their own: ten thousand checks that are due leave the others to whoever is waiting.
  const jobsDb = createDb(databaseUrl, { connections: JOB_CONNECTIONS })
  try {
    const keyProvider = keyProviderOf(env)
    const checked = await checkKey(db.prisma, keyProvider)
    if (!checked.ok) throw new StartProblem(`${describeWrongKey(checked)} Nothing was changed.`)
    const duty = describeKeyDuty(checked, env)
    if (duty) log.warn(duty)
    const made = await provision({ prisma: db.prisma, connectors: await defaultMethods(), ...env })
    if (!made.ok) throw new StartProblem(`${made.problem.message} ${made.problem.next}`)

    if (env.extraCaCerts) {
      const trusted = await trustExtraAuthorities(env.extraCaCerts)
      if (!trusted.ok)
        log.warn(`NODE_EXTRA_CA_CERTS names ${env.extraCaCerts}, which ${trusted.reason}. Nothing of it is trusted.`)
    }
    const { warning } = adminCookie({ hubUrl: env.hubUrl, secret: env.sessionSecret })
    if (warning) log.warn(warning)

    const vault = createVault({ prisma: db.prisma, keyProvider })
    const background = { db: jobsDb, vault, env, log }
    const webhooks = webhookWorkers(background)
    const jobs = await startJobs({
      db: jobsDb,
      log,
      workers: [
        ...accountWorkers(jobsDb),
        ...countWorkers(jobsDb),
        ...auditWorkers(jobsDb),
        ...projectWorkers(jobsDb),
        ...checkWorkers(background),
        ...bulkWorkers(background),
        ...webhooks.workers,
      ],
    })
    // Connectors may have come or gone since this hub ran last.
    await jobs.send(SETTLE, {})
    await webhooks.begin(jobs)
    const api = createApp({ env, db, vault, log, jobs })
    const eraser = startEraser({ db, log })
    return {
      handle: getRequestListener(api.fetch),
      hasKey: () => holdsCurrentKek(db.prisma, keyProvider),
      findEmbedders: async (sessionId) => {
        const frame = await findFrame(db, sessionId)
        return frame.ok ? frame.value.origins : []
      },
      close: async () => {
        await eraser.stop()
        webhooks.stop()
        await jobs.stop()
        await closeAgents()
        await Promise.all([db.close(), jobsDb.close()])
      },
    }
  } catch (error) {
    await Promise.all([db.close(), jobsDb.close()])
    throw error
  }
}
