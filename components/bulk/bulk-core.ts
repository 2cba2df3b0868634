import { coreFilter, type ListQuery } from '#components/accounts/list-url.ts'
import { api, ask } from '#components/shell/api.ts'
import type { CreateBulkRun, RelinkLinksRequest } from '#lib/api/bulk-contract.ts'
import type { Selection } from './selection.ts'

/** What the page asks of core about many accounts at once. */

/** The accounts that are chosen, as a run's body names them. */
export function chosenIn(selection: Selection, query: ListQuery): Pick<CreateBulkRun, 'account_ids' | 'filter'> {
  if (selection.kind === 'some') return { account_ids: selection.accounts.map(({ id }) => id) }
  const { status, old_credentials: old, ...others } = coreFilter(query)
  return { filter: { ...others, ...(status && { status: [status] }), ...(old && { old_credentials: true }) } }
}

export const createRun = (json: CreateBulkRun) => ask(api().bulk_runs.$post({ json }))

/** The last runs, newest first. */
export const listRuns = () => ask(api().bulk_runs.$get({ query: { page_size: '10' } }))

export const cancelRun = (id: string) => ask(api().bulk_runs[':id'].cancel.$post({ param: { id } }))

/** Takes a delete back. */
export const undoRun = (id: string) => ask(api().bulk_runs[':id'].undo.$post({ param: { id } }))

/** The accounts that a run did not work for, in its order. */
export const listFailed = (id: string, next: string | undefined, pageSize = 25) =>
  ask(
    api().bulk_runs[':id'].items.$get({
      param: { id },
      query: { state: 'failed', page_size: String(pageSize), ...(next && { next }) },
    }),
  )

export const makeLinks = (json: RelinkLinksRequest) => ask(api().accounts.relink_links.$post({ json }))
