import type { Logger } from 'pino'
import type { Db } from '#lib/db.ts'
import type { WebhookDoor } from '#lib/engine/send-webhook.ts'
import type { Vault } from '#lib/vault/index.ts'

/** What the verbs on webhooks work with. */
export type WebhookDeps = { db: Db; vault: Vault; door: WebhookDoor }

/** What delivering needs besides. */
export type DeliverDeps = WebhookDeps & { log: Logger }
