import { allLanes, takeSlots } from '#lib/checks/index.ts'
import type { Tx } from '#lib/db.ts'
import type { BulkRun } from '#prisma/generated/client.ts'
import { type BulkDeps, CHECK, type RunPlace } from './bulk-deps.ts'
import { type Settled, settleItems } from './settle-items.ts'

/** A check of a run that has its slot. It is carried out while its item still has this claim. */
export type CheckItemJob = RunPlace & {
  accountId: string
  provider: string
  environment: string
  /** ISO times */
  slot: string
  claim: string
}

/** After its slot a check that was lost, because its process was killed, is queued again, in milliseconds. */
const CLAIM_MS = 2 * 60_000

/** Items that are looked at in one go, in the run's order. */
const WINDOW = 500

/**
 * Queues as many checks of a run as its providers leave room for now: half of what is free, because others have accounts
 * as well. Accounts of which no provider can be asked are settled here. Tells whether the run is over.
 */
export async function queueChecks({ db, jobs }: Pick<BulkDeps, 'db' | 'jobs'>, run: BulkRun): Promise<boolean> {
  const place = { projectId: run.projectId, runId: run.id }
  const lanes = await allLanes()
  const waiting = await findWaiting(db.prisma, place)
  const keyOf = (lane: { provider: string | null; environment: string | null }) =>
    `${lane.provider} ${lane.environment}`
  const known = new Set(lanes.map(keyOf))
  const gone = waiting.filter((item) => !known.has(keyOf(item)))
  const state = await settleItems(db, place, gone.map(withoutProvider))
  for (const lane of lanes) {
    const its = waiting.filter((item) => keyOf(item) === keyOf(lane))
    if (its.length === 0) continue
    await db.prisma.$transaction((tx) =>
      takeSlots(tx, lane, async ({ free, at }) => {
        const checks = its.slice(0, Math.ceil(free / 2)).map(({ accountId }, index) => {
          const { provider, environment } = lane
          return { ...place, accountId, provider, environment, ...timesOf(at(index)) }
        })
        await claimItems(tx, place, checks)
        const queued = checks.map((data) => ({ data, startAfter: new Date(data.slot), group: { id: lane.key } }))
        await jobs.sendAll(CHECK, queued, tx)
        return checks.length
      }),
    )
  }
  return state !== 'running'
}

const timesOf = (slot: Date): Pick<CheckItemJob, 'slot' | 'claim'> => ({
  slot: slot.toISOString(),
  claim: new Date(slot.getTime() + CLAIM_MS).toISOString(),
})

type Waiting = { accountId: string; provider: string | null; environment: string | null }

/** The next items that nobody has in hand; without a provider where the account was deleted meanwhile. */
const findWaiting = (tx: Tx, { projectId, runId }: RunPlace) => tx.$queryRaw<Waiting[]>`
  select i.account_id as "accountId", c.connector as provider, c.environment
  from bulk_items i
  left join linked_accounts a on a.project_id = i.project_id and a.id = i.account_id and a.deleted_at is null
  left join configs c on c.project_id = a.project_id and c.id = a.config_id
  where i.project_id = ${projectId}::uuid and i.run_id = ${runId}::uuid and i.state = 'waiting'
    and (i.claimed_until is null or i.claimed_until < now())
  order by i.position limit ${WINDOW}`

const claimItems = (tx: Tx, { projectId, runId }: RunPlace, checks: readonly CheckItemJob[]) => tx.$executeRaw`
  update bulk_items i set claimed_until = claimed.until
  from unnest(${checks.map(({ accountId }) => accountId)}::uuid[], ${checks.map(({ claim }) => claim)}::timestamptz[])
    as claimed (account_id, until)
  where i.project_id = ${projectId}::uuid and i.run_id = ${runId}::uuid and i.account_id = claimed.account_id`

const withoutProvider = ({ accountId, provider }: Waiting): Settled => ({
  accountId,
  failure: provider
    ? { code: 'account_not_usable', message: 'This hub has no connector for it any more.' }
    : { code: 'not_found', message: 'It was deleted meanwhile.' },
})
