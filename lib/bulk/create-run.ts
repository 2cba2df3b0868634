import { record } from '#lib/audit/record.ts'
import type { Context } from '#lib/auth/context.ts'
import type { Tx } from '#lib/db.ts'
import { newId } from '#lib/ids.ts'
import { notFound, ok, type Result, refuse } from '#lib/problems.ts'
import type { BulkRun } from '#prisma/generated/client.ts'
import { type BulkDeps, type RunPlace, WORK } from './bulk-deps.ts'
import type { BulkInput, BulkKind } from './bulk-kinds.ts'
import { type Chosen, chosenAccounts } from './chosen-accounts.ts'
import { type DescribedRun, describeRuns } from './describe-run.ts'

export type CreateRunInput = { kind: BulkKind; chosen: Chosen; input?: BulkInput | undefined }

/** A hundred thousand accounts take a second or two to be written down. */
const TIMEOUT_MS = 60_000

/**
 * Writes down what is to be done to which accounts, and queues it; the accounts are those that there are now, one of each
 * config in turn, so that no provider is waited for by the others. Whether the caller may do it is for the route to ask.
 * Refused: `not_found` where none of the accounts is
 * there, `invalid_values` where the filter finds none.
 */
export async function createRun(
  { db, jobs }: Pick<BulkDeps, 'db' | 'jobs'>,
  context: Context,
  { kind, chosen, input = {} }: CreateRunInput,
): Promise<Result<DescribedRun>> {
  const { projectId, actor, ip } = context
  const accounts = await chosenAccounts(projectId, chosen)
  const run = { projectId, id: newId() }
  const made = await db.prisma.$transaction(
    async (tx): Promise<BulkRun | undefined> => {
      const total = await tx.$executeRaw`
        insert into bulk_items (project_id, run_id, account_id, position)
        select ${projectId}::uuid, ${run.id}::uuid, a.id, row_number() over (order by a.turn, a.created_at desc, a.id desc)
        from (
          select id, created_at, row_number() over (partition by config_id order by created_at desc, id desc) as turn
          from linked_accounts where project_id = ${projectId}::uuid and id in (${accounts})
        ) a`
      if (total === 0) return undefined
      const by = { createdByType: actor.type, createdById: actor.id }
      const row = await tx.bulkRun.create({ data: { ...run, kind, state: 'running', total, input, ...by } })
      const target = { type: 'bulk_run', id: run.id }
      await record(tx, { projectId, actor, action: 'bulk_run.started', target, changed: [kind], ip })
      await queueRun(jobs, { projectId, runId: run.id }, tx)
      return row
    },
    { timeout: TIMEOUT_MS },
  )
  if (!made) return 'filter' in chosen ? foundNone() : notFound('account')
  const [described] = await describeRuns(db.prisma, projectId, [made])
  return described ? ok(described) : notFound('bulk run')
}

const foundNone = () =>
  refuse('invalid_values', 'No account fits this filter, so there is nothing to do.', 'Choose other accounts.', {
    fields: { filter: 'No account fits this filter.' },
  })

/** Queues a run's next step; one that waits already is enough. */
export const queueRun = (jobs: BulkDeps['jobs'], run: RunPlace, tx?: Tx, afterSeconds = 0) =>
  jobs.send(WORK, run, { singletonKey: run.runId, ...(afterSeconds > 0 && { startAfter: afterSeconds }) }, tx)
