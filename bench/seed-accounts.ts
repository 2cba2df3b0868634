import type { Pool } from 'pg'
import { newId } from '#lib/ids.ts'

/** Accounts of the whole installation, of the one project that is looked at, and of each of the others. */
type Sizes = { everywhere: number; inProject: number; elsewhere: number }
export const MILLION: Sizes = { everywhere: 1_000_000, inProject: 100_000, elsewhere: 5_000 }

/** What a project's accounts are spread over: connector, environment, share in a hundred. */
const SHARES = [
  ['udemy', 'production', 40],
  ['coursera', 'production', 30],
  ['udacity', 'production', 15],
  ['udemy', 'sandbox', 10],
  ['coursera', 'sandbox', 4],
  ['udacity', 'sandbox', 1],
] as const

/**
 * Makes accounts in a migrated, empty database, all at once: indexes are made when the rows are there, what
 * triggers make is made by them. The big project's accounts lie between those of the others, as they would. Gives its id.
 */
export async function seedAccounts(pool: Pool, { everywhere, inProject, elsewhere }: Sizes): Promise<string> {
  const client = await pool.connect()
  try {
    const projectId = newId()
    const others = Array.from({ length: (everywhere - inProject) / elsewhere }, () => newId())
    await client.query(`set synchronous_commit = off; set maintenance_work_mem = '512MB'`)
    await client.query(
      `insert into projects (id, name) select id, 'Acme ' || place from unnest($1::uuid[]) with ordinality as p (id, place)`,
      [[projectId, ...others]],
    )
    await client.query(
      `insert into configs (project_id, id, connector, name, environment, auth_method, is_default)
       select p.id, gen_random_uuid(), c.connector, initcap(c.connector), c.environment, 'client_credentials', true
       from projects p, unnest($1::text[], $2::text[]) as c (connector, environment)`,
      [SHARES.map(([connector]) => connector), SHARES.map(([, environment]) => environment)],
    )
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(
      `select indexname as name, indexdef as definition from pg_indexes
       where tablename in ('linked_accounts', 'account_texts') and schemaname = current_schema()
         and indexname not like '%_pkey'`,
    )
    for (const { name } of indexes) await client.query(`drop index "${name}"`)
    const each = everywhere / inProject
    await client.query(accountsSql, [
      projectId,
      others,
      each,
      everywhere,
      SHARES.map(([c]) => c),
      SHARES.map(([, e]) => e),
      lanes(),
    ])
    for (const { definition } of indexes) await client.query(definition)
    await client.query('vacuum (analyze) linked_accounts')
    await client.query('vacuum (analyze) account_texts')
    return projectId
  } finally {
    client.release()
  }
}

/** Which share each of a hundred accounts in a row belongs to, from 1. */
const lanes = (): number[] => SHARES.flatMap(([, , share], at) => Array.from({ length: share }, () => at + 1))

/** One account a row, made within three years one after the other, several in an hour at the same moment. */
const accountsSql = `
  with kinds as (
    select c.project_id, c.id, c.connector, c.environment, k.place
    from configs c join unnest($5::text[], $6::text[]) with ordinality as k (connector, environment, place)
      using (connector, environment)
  ), made as (
    select n, case when n % $3 = 0 then $1 else ($2::uuid[])[1 + (n * 7919::bigint) % cardinality($2::uuid[])] end as project_id,
      ($7::int[])[1 + (n / 10 * 37) % 100] as place, hashint4(n) as luck,
      date_trunc('hour', now() - interval '3 years' + n * (interval '3 years' / $4::int)) as at
    from generate_series(1, $4::int) as n
  )
  insert into linked_accounts (project_id, id, config_id, provider, auth_method, type, status, status_reasons,
    origin_owner_id, origin_owner_name, origin_username, label, identity_id, identity_name, public_values, sealed_hints,
    sealed_values, created_at, updated_at, status_since, last_checked_at, last_check, next_check_at, credentials_at)
  select m.project_id,
    -- As UUIDv7: they begin with the time.
    (lpad(to_hex((extract(epoch from m.at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(n & 4095), 3, '0')
      || 'a' || substr(md5(n::text), 1, 15))::uuid,
    k.id, k.connector, 'client_credentials', case k.environment when 'sandbox' then 'test' else 'production' end,
    s.status, case s.status when 'active' then '[]' else '[{"code":"invalid_credentials","description":"Refused."}]' end::jsonb,
    'cust-' || n % 30011, w.name || ' ' || n % 30011, case when n % 3 = 0 then w.person || n || '@' || w.name || '.example' end,
    case when n % 4 = 0 then w.name || ' Academy ' || n end, (100000 + n)::text, w.name || ' Learning',
    jsonb_build_object('companySubdomain', w.name || n % 977, 'organisationId', (700000 + n)::text),
    '{"clientId":{"length":40,"changedAt":"2026-01-01T00:00:00.000Z"},"clientSecret":{"ends":"x9Qf","length":128,"changedAt":"2026-01-01T00:00:00.000Z"}}',
    decode(repeat(md5(n::text), 8), 'hex'), m.at, m.at, m.at + abs(m.luck) % 700 * interval '1 day', m.at,
    '{"passed":true,"steps":[{"title":"Reach the provider","state":"passed"},{"title":"Sign in","state":"passed"}]}',
    now() + interval '1 day', m.at
  from made m
  join kinds k on k.project_id = m.project_id and k.place = m.place
  cross join lateral (select
    (array['active','active','active','active','active','active','active','active','active','active','active','active',
      'active','active','active','active','error','expired','suspended','inactive'])[1 + abs(m.luck) % 20] as status) s
  cross join lateral (select
    (array['borealis','cumulus','nimbus','stratus','globex','initech','umbrella','hooli','vandelay','wonka','tyrell',
      'cyberdyne','aperture','soylent','massive','gringotts'])[1 + abs(m.luck / 64) % 16] as name,
    (array['ada','grace','alan','edsger','barbara','donald','katherine'])[1 + abs(m.luck / 4096) % 7] as person) w
  order by m.n`
