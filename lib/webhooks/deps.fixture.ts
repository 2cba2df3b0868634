import { randomBytes } from 'node:crypto'
import type { Db } from '#lib/db.ts'
import { webhookDoor } from '#lib/engine/send-webhook.ts'
import { createLog } from '#lib/log.ts'
import { createVault, environmentKeyProvider } from '#lib/vault/index.ts'
import type { DeliverDeps } from './webhook-deps.ts'

/** What delivering needs, with receivers on loopback allowed. */
export function depsOn(db: Db, key = randomBytes(32).toString('base64')): DeliverDeps {
  const vault = createVault({ prisma: db.prisma, keyProvider: environmentKeyProvider({ key }) })
  const door = webhookDoor({ privateWebhooks: ['127.0.0.1'], httpsProxy: undefined, noProxy: undefined })
  return { db, vault, door, log: createLog({ level: 'silent', readable: false, write: () => {} }) }
}
