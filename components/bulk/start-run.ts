import type { Asked } from '#components/shell/api.ts'
import { notify } from '#components/ui/toast.tsx'
import type { BulkRun, CreateBulkRun } from '#lib/api/bulk-contract.ts'
import { createRun, listFailed, undoRun } from './bulk-core.ts'
import { runTitle } from './run-words.ts'
import { showRuns } from './show-runs.ts'
import { tellRun } from './use-runs.ts'

/** How many accounts a run takes by name (lib/api/bulk-contract.ts). */
const MOST_NAMED = 1000

/** Starts a run and says so, with the way to it; a delete can be taken back from there. Says why where it did not start. */
export async function startRun(asked: CreateBulkRun): Promise<Asked<BulkRun>> {
  const answer = await createRun(asked)
  if (!answer.ok) {
    const { detail, next, fields = {} } = answer.problem
    notify({
      title: 'Nothing was started',
      description: [detail, Object.values(fields)[0] ?? next].join(' '),
      tone: 'danger',
    })
    return answer
  }
  const run = answer.value
  tellRun(run)
  notify({ title: runTitle(run), ...(run.undo_until ? undoOf(run, run.undo_until) : shown) })
  return answer
}

const shown = { action: { label: 'Show', onClick: showRuns } }

function undoOf(run: BulkRun, until: string) {
  const undo = async () => {
    const answer = await undoRun(run.id)
    if (answer.ok) {
      tellRun(answer.value)
      return notify({ title: 'The accounts are back', tone: 'good' })
    }
    const { detail, next } = answer.problem
    notify({ title: 'The accounts were not restored', description: `${detail} ${next}`, tone: 'danger' })
  }
  return {
    action: { label: 'Undo', onClick: undo },
    timeout: Math.min(10_000, Math.max(1000, Date.parse(until) - Date.now())),
  }
}

/** The same once more, for the accounts that it did not work for; of more than 1,000 the first ones. */
export async function retryFailed({ id, kind, input }: BulkRun): Promise<void> {
  const ids: string[] = []
  let next: string | null = null
  do {
    const answer = await listFailed(id, next ?? undefined, 100)
    if (!answer.ok) {
      notify({ title: 'Nothing was started', description: answer.problem.detail, tone: 'danger' })
      return
    }
    ids.push(...answer.value.data.filter(({ account }) => account).map(({ account_id }) => account_id))
    next = answer.value.next
  } while (next && ids.length < MOST_NAMED)
  if (ids.length === 0) {
    notify({ title: 'Nothing was started', description: 'The accounts are deleted by now.' })
    return
  }
  const { type } = input
  await startRun({ kind, account_ids: ids.slice(0, MOST_NAMED), ...(type && { input: { type } }) })
}
