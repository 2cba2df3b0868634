import type { Tx } from '#lib/db.ts'
import { newId } from '#lib/ids.ts'

export type AttemptState = 'linked' | 'refused' | 'unavailable' | 'cancelled'

/** One press of Connect. `id` is ours alone: whoever takes the attempt over gives it another. */
export type Attempt = { projectId: string; id: string }

export type AttemptInput = {
  projectId: string
  /** the form's own UUID for this press */
  key: string
  configId: string
  /** set when an account is edited */
  accountId?: string | undefined
  personId?: string | undefined
}

/** After so many seconds a running attempt has lost its process; the longest test takes 15. */
const STALE_SECONDS = 60

/**
 * Writes the attempt before the provider is asked. A press that runs already, or that has linked already, is not begun
 * again; one that ended otherwise is, and so is one whose process was killed (by the database's clock).
 */
export async function beginAttempt(
  tx: Tx,
  { projectId, key, configId, accountId, personId }: AttemptInput,
): Promise<{ state: 'begun'; attempt: Attempt } | { state: 'running' } | { state: 'linked'; accountId: string }> {
  const id = newId()
  const begun = await tx.$executeRaw`
    insert into link_attempts as known (project_id, id, key, config_id, account_id, state, person_id)
    values (${projectId}::uuid, ${id}::uuid, ${key}::uuid, ${configId}::uuid, ${accountId ?? null}::uuid, 'running', ${personId ?? null}::uuid)
    on conflict (project_id, key) do update set
      id = excluded.id, config_id = excluded.config_id, account_id = excluded.account_id, person_id = excluded.person_id,
      state = 'running', code = null, created_at = now(), finished_at = null
    where known.state in ('refused', 'unavailable', 'cancelled')
      or (known.state = 'running' and known.created_at < now() - make_interval(secs => ${STALE_SECONDS}))`
  if (begun === 1) return { state: 'begun', attempt: { projectId, id } }
  const known = await tx.linkAttempt.findUnique({ where: { projectId_key: { projectId, key } } })
  return known?.state === 'linked' && known.accountId
    ? { state: 'linked', accountId: known.accountId }
    : { state: 'running' }
}

/** Ends an attempt that is still ours; false when another process has taken it over, and then nothing may be stored. */
export async function endAttempt(
  tx: Tx,
  { projectId, id }: Attempt,
  end: { state: AttemptState; code?: string | undefined; accountId?: string | undefined },
): Promise<boolean> {
  const { count } = await tx.linkAttempt.updateMany({
    where: { projectId, id, state: 'running' },
    data: {
      state: end.state,
      finishedAt: new Date(),
      ...(end.code && { code: end.code }),
      ...(end.accountId && { accountId: end.accountId }),
    },
  })
  return count === 1
}
