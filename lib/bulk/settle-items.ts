import type { Db } from '#lib/db.ts'
import type { Result } from '#lib/problems.ts'
import type { RunPlace } from './bulk-deps.ts'
import type { BulkState } from './describe-run.ts'

/** What became of one account (its row id): nothing to say where it worked. */
export type Settled = { accountId: string; failure?: { code: string; message: string } }

export const settledBy = (accountId: string, result: Result<unknown>): Settled =>
  result.ok
    ? { accountId }
    : { accountId, failure: { code: result.problem.code ?? result.problem.kind, message: sentencesOf(result.problem) } }

const sentencesOf = ({ message, next }: { message: unknown; next: unknown }) => `${message} ${next}`

/**
 * Writes down what became of accounts of a run, each once, whoever else has done so; the last one ends the run. Gives
 * the run's state then; undefined where it is gone.
 */
export async function settleItems(
  { prisma }: Pick<Db, 'prisma'>,
  { projectId, runId }: RunPlace,
  settled: readonly Settled[],
): Promise<BulkState | undefined> {
  const ids = settled.map(({ accountId }) => accountId)
  const codes = settled.map(({ failure }) => failure?.code ?? null)
  const messages = settled.map(({ failure }) => failure?.message ?? null)
  const [run] = await prisma.$queryRaw<{ state: BulkState }[]>`
    with settled as (
      update bulk_items i set state = case when s.code is null then 'done' else 'failed' end,
        code = s.code, message = s.message, finished_at = now(), claimed_until = null
      from unnest(${ids}::uuid[], ${codes}::text[], ${messages}::text[]) as s (account_id, code, message)
      where i.project_id = ${projectId}::uuid and i.run_id = ${runId}::uuid and i.account_id = s.account_id
        and i.state = 'waiting'
      returning i.state
    ), counted as (
      select count(*) filter (where state = 'done')::int as done, count(*) filter (where state = 'failed')::int as failed
      from settled
    )
    update bulk_runs r set
      done = r.done + c.done,
      failed = r.failed + c.failed,
      state = case when r.state = 'running' and r.done + r.failed + c.done + c.failed >= r.total then 'done' else r.state end,
      finished_at = case when r.state = 'running' and r.done + r.failed + c.done + c.failed >= r.total then now()
        else r.finished_at end
    from counted c where r.project_id = ${projectId}::uuid and r.id = ${runId}::uuid
    returning r.state`
  return run?.state
}
