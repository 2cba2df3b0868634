import type { Actor } from '#lib/audit/record.ts'
import type { Db, Tx } from '#lib/db.ts'
import { findConnector } from '#lib/registry.ts'
import type { Config } from '#prisma/generated/client.ts'
import { changeMany } from './change-many.ts'
import type { AccountRow, StatusReason } from './describe-account.ts'
import { withoutReason, withReason } from './status.ts'

/** Accounts of one transaction, and accounts looked up at once. */
const BATCH = 500
const LOOK = 20_000

export type ConfigJob = {
  projectId: string
  configId: string
  /** who switched it; the hub itself where nobody did */
  actor: Actor
  /** their name, as it stands in a sentence */
  by?: string | undefined
}

const disabled = JSON.stringify([{ code: 'config_disabled' }])
const missing = JSON.stringify([{ code: 'connector_missing' }])

/**
 * Makes the accounts of a config what follows from it: inactive while it is disabled, or while this hub lacks its
 * connector, and what they were before once that ends. In batches, each by the config as it is then: enabled again
 * meanwhile, what was done is undone. Safe to do twice, also at once. Gives how many accounts were changed.
 */
export async function applyConfig({ prisma }: Db, job: ConfigJob, signal?: AbortSignal): Promise<number> {
  let changed = 0
  for (;;) {
    const ids = await unlike(prisma, job)
    const before = changed
    for (let from = 0; from < ids.length; from += BATCH) {
      signal?.throwIfAborted()
      changed += await prisma.$transaction((tx) => applyTo(tx, job, ids.slice(from, from + BATCH)))
    }
    if (changed === before) return changed
  }
}

/** Accounts whose reasons are not what follows from the config. */
async function unlike(tx: Tx, { projectId, configId }: ConfigJob): Promise<string[]> {
  const config = await tx.config.findFirst({ where: { projectId, id: configId } })
  if (!config) return []
  const isMissing = (await findConnector(config.connector)) === undefined
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from linked_accounts
    where project_id = ${projectId}::uuid and config_id = ${configId}::uuid
      and ((status_reasons @> ${disabled}::jsonb) = ${config.enabled}
        or (status_reasons @> ${missing}::jsonb) <> ${isMissing})
    limit ${LOOK}`
  return rows.map(({ id }) => id).sort()
}

/** One batch; until it is stored, nobody switches the config. */
async function applyTo(tx: Tx, job: ConfigJob, ids: readonly string[]): Promise<number> {
  const { projectId, configId, actor, by } = job
  const [found] = await tx.$queryRaw<Pick<Config, 'name' | 'enabled' | 'connector'>[]>`
    select name, enabled, connector from configs
    where project_id = ${projectId}::uuid and id = ${configId}::uuid for share`
  if (!found) return 0
  const isMissing = (await findConnector(found.connector)) === undefined
  const off = `The config ${found.name} was disabled${by ? ` by ${by}` : ''}.`
  const gone = `This hub has no connector “${found.connector}” any more.`
  const reasonsFor = (_: AccountRow, before: readonly StatusReason[], now: Date) => {
    const timestamp = now.toISOString()
    const own = found.enabled
      ? withoutReason(before, 'config_disabled')
      : withReason(before, { code: 'config_disabled', description: off, timestamp })
    return isMissing
      ? withReason(own, { code: 'connector_missing', description: gone, timestamp })
      : withoutReason(own, 'connector_missing')
  }
  return changeMany(tx, { projectId, ids }, reasonsFor, { actor })
}
