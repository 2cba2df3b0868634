import pg from 'pg'
import { readPrivate } from '#server/data-folder.ts'
import { type PostgresFile, postgresFileOf, postgresUrl } from '#server/postgres-file.ts'
import type { Hub } from './hub.ts'

/** Makes so in a hub's database what takes days, or a provider's bad hour. Gives how many rows it changed. */
export async function inDatabase({ dataDir }: Pick<Hub, 'dataDir'>, sql: string, values: unknown[] = []) {
  const file = (await readPrivate(postgresFileOf(dataDir))) as PostgresFile
  const client = new pg.Client({ connectionString: postgresUrl(file) })
  await client.connect()
  const { rowCount } = await client.query(sql, values).finally(() => client.end())
  return rowCount
}

/** An incident of Udemy's production, as the checks open one. */
export const openIncident = (hub: Pick<Hub, 'dataDir'>) =>
  inDatabase(
    hub,
    `insert into incidents (project_id, id, provider, environment, code, message, accounts, opened_at)
     select id, gen_random_uuid(), 'udemy', 'production', 'provider_unavailable', 'Udemy did not answer.', 214,
       now() - interval '20 minutes' from projects order by created_at limit 1`,
  )

export const endIncidents = (hub: Pick<Hub, 'dataDir'>) => inDatabase(hub, 'update incidents set ended_at = now()')
