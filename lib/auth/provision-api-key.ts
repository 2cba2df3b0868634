import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db.ts'
import { newId } from '#lib/ids.ts'
import { apiKeyHint, hashApiKey } from './api-key.ts'

/**
 * Stores the hash of HUB_API_KEY as the first key of the first project. Run it in a transaction.
 * `kept`: there is or was a key, so the variable has no say (a revoked key does not come back with a restart).
 * `waiting`: there is no project yet; it is done when the owner signs up.
 */
export async function provisionApiKey(tx: Tx, key: string): Promise<'created' | 'kept' | 'waiting'> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('connector-hub first api key'))`
  if (await tx.apiKey.findFirst({ select: { id: true } })) return 'kept'
  const project = await tx.project.findFirst({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  if (!project) return 'waiting'
  const id = newId()
  await tx.apiKey.create({
    data: { id, projectId: project.id, name: 'HUB_API_KEY', hash: hashApiKey(key), hint: apiKeyHint(key) },
  })
  await record(tx, {
    projectId: project.id,
    actor: { type: 'system' },
    action: 'api_key.created',
    target: { type: 'api_key', id },
  })
  return 'created'
}
