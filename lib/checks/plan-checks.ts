import type { Tx } from '#lib/db.ts'
import type { ChecksDeps } from './checks-deps.ts'
import { allLanes, type Lane } from './lanes.ts'
import { takeSlots } from './pace.ts'

export const RUN = 'checks.run'

/** A check that is planned. It is carried out only while the account is due at `claim`: whatever else happens to the account ends it. */
export type CheckJob = {
  projectId: string
  accountId: string
  provider: string
  environment: string
  /** ISO times: its slot, and the account's `nextCheckAt` meanwhile */
  slot: string
  claim: string
  /** looks whether a provider is back */
  isProbe: boolean
}

/** After its slot a planned check that was lost, because its process was killed, is due again, in milliseconds. */
const CLAIM_MS = 3 * 60_000

/** While an incident goes on, its provider is asked once in so many seconds through the accounts of that project. */
export const PROBE_SECONDS = 50

/**
 * Plans the checks that are due, of every project, as far as providers' limits leave room for the next minute and a half;
 * the rest stays due. Projects take turns, so that a large one holds up nobody. Any number of processes may plan at once.
 * Gives how many were planned.
 */
export async function planChecks({ db, jobs }: Pick<ChecksDeps, 'db' | 'jobs'>): Promise<number> {
  let planned = 0
  for (const lane of await allLanes()) {
    planned += await db.prisma.$transaction((tx) =>
      takeSlots(tx, lane, async ({ free, at }) => {
        const claimed = await claimDue(tx, lane, free)
        const checks = claimed.map((due, index) => checkAt(lane, due, at(index)))
        await claim(tx, checks)
        await jobs.sendAll(
          RUN,
          checks.map((data) => ({ data, startAfter: new Date(data.slot), group: { id: lane.key } })),
          tx,
        )
        return checks.length
      }),
    )
  }
  return planned
}

type Due = { projectId: string; id: string; isProbe: boolean }

/**
 * The accounts of a lane that are due, one of each project in turn, kept for this transaction. Of a project whose
 * provider is away only one at a time, to look whether it is back.
 */
const claimDue = (tx: Tx, { provider, environment }: Lane, most: number): Promise<Due[]> => tx.$queryRaw`
  with due as (
    select a.project_id, a.id, a.next_check_at, c.is_away,
      row_number() over (partition by a.project_id order by a.next_check_at, a.id) as turn
    from (
      select c.project_id, c.id, i.id is not null as is_away,
        case when i.id is null then ${most}::int
          when i.last_seen_at < now() - make_interval(secs => ${PROBE_SECONDS}) then 1 else 0 end as most
      from configs c left join incidents i on i.project_id = c.project_id and i.provider = c.connector
        and i.environment = c.environment and i.ended_at is null
      where c.connector = ${provider} and c.environment = ${environment}
    ) c cross join lateral (
      select project_id, id, next_check_at from linked_accounts
      where project_id = c.project_id and config_id = c.id and next_check_at <= now() and deleted_at is null
      order by next_check_at limit c.most
    ) a
  ), chosen as (
    select * from due where not is_away or turn = 1 order by turn, next_check_at limit ${most}
  )
  select a.project_id as "projectId", a.id, chosen.is_away as "isProbe"
  from linked_accounts a join chosen on chosen.project_id = a.project_id and chosen.id = a.id
  where a.next_check_at <= now() and a.deleted_at is null
  order by chosen.turn, chosen.next_check_at
  for update of a skip locked`

const checkAt = ({ provider, environment }: Lane, { projectId, id, isProbe }: Due, slot: Date): CheckJob => ({
  projectId,
  accountId: id,
  provider,
  environment,
  slot: slot.toISOString(),
  claim: new Date(slot.getTime() + CLAIM_MS).toISOString(),
  isProbe,
})

const claim = (tx: Tx, checks: readonly CheckJob[]) => tx.$executeRaw`
  update linked_accounts a set next_check_at = claimed.until
  from unnest(
    ${checks.map(({ projectId }) => projectId)}::uuid[],
    ${checks.map(({ accountId }) => accountId)}::uuid[],
    ${checks.map(({ claim: until }) => until)}::timestamptz[]
  ) as claimed (project_id, id, until)
  where a.project_id = claimed.project_id and a.id = claimed.id`
