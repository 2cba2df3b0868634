import type { Db } from '#lib/db.ts'

/** An endpoint as a worker needs it. */
export type Receiver = {
  projectId: string
  id: string
  url: string
  enabled: boolean
  failing: boolean
  sealedSecret: Uint8Array
  sealedPrevious: Uint8Array | null
}

/** The endpoints of these ids, by id. An absent one was deleted. */
export async function readEndpoints(
  { pool }: Pick<Db, 'pool'>,
  keys: readonly { projectId: string; endpointId: string }[],
): Promise<Map<string, Receiver>> {
  const wanted = [...new Map(keys.map((key) => [key.endpointId, key])).values()]
  const { rows } = await pool.query<Receiver>(
    `select project_id as "projectId", id, url, enabled, failing_since is not null as failing,
      sealed_secret as "sealedSecret", case when previous_until > now() then sealed_previous end as "sealedPrevious"
    from webhook_endpoints where (project_id, id) in (select * from unnest($1::uuid[], $2::uuid[]))`,
    [wanted.map(({ projectId }) => projectId), wanted.map(({ endpointId }) => endpointId)],
  )
  return new Map(rows.map((row) => [row.id, row]))
}
