import { coreFilter, type ListQuery } from '#components/accounts/list-url.ts'
import { problemOf } from '#components/link/post-progress.ts'
import { asMember } from '#components/link/send.tsx'
import type { Asked } from '#components/shell/api.ts'
import type { Selection } from './selection.ts'

/** How many accounts one question can name (lib/api/account-query.ts). */
const MOST_NAMED = 100

/** The questions that together give the chosen accounts: one for a filter, one for each hundred that are named. */
export function exportPaths(selection: Selection, query: ListQuery): string[] {
  const path = (params: Record<string, string>) => {
    const search = new URLSearchParams(params)
    return `/api/accounts/export.csv${search.size > 0 ? `?${search}` : ''}`
  }
  if (selection.kind === 'all') return [path({ ...coreFilter(query), ...(query.sort && { sort: query.sort }) })]
  const ids = selection.accounts.map(({ id }) => id)
  const pages = Math.ceil(ids.length / MOST_NAMED)
  return Array.from({ length: pages }, (_, page) =>
    path({ account_ids: ids.slice(page * MOST_NAMED, (page + 1) * MOST_NAMED).join(',') }),
  )
}

/** The lines after the first, which names the columns. */
export const withoutHead = (text: string): string => text.slice(text.indexOf('\n') + 1)

/** The accounts as core writes them, in one file. */
export async function exportCsv(selection: Selection, query: ListQuery): Promise<Asked<Blob>> {
  const parts: BlobPart[] = []
  try {
    for (const path of exportPaths(selection, query)) {
      const answer = await asMember(path, { headers: { accept: 'text/csv' } })
      if (!answer.ok) return { ok: false, problem: await problemOf(answer) }
      parts.push(parts.length === 0 ? await answer.blob() : withoutHead(await answer.text()))
    }
  } catch {
    return { ok: false, problem: { status: 0, detail: 'The hub did not answer.', next: 'Try again in a moment.' } }
  }
  return { ok: true, value: new Blob(parts, { type: 'text/csv' }) }
}
