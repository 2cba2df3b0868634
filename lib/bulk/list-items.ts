import type { Context } from '#lib/auth/context.ts'
import { toPublic } from '#lib/ids.ts'
import { readMarker, writeMarker } from '#lib/page-marker.ts'
import { ok, type Result } from '#lib/problems.ts'
import { findConnector } from '#lib/registry.ts'
import type { LinkedAccount } from '#prisma/generated/client.ts'
import type { BulkDeps } from './bulk-deps.ts'
import { findRun } from './find-run.ts'

export type ItemState = 'waiting' | 'done' | 'failed'
export type ItemsInput = { state?: ItemState | undefined; pageSize: number; next?: string | undefined }

/** What became of each account of a run, in the run's order. A marker of another make is refused as `invalid_request`. */
export async function listItems(
  deps: Pick<BulkDeps, 'db'>,
  context: Pick<Context, 'projectId'>,
  id: string,
  { state, pageSize, next }: ItemsInput,
): Promise<Result<{ items: DescribedItem[]; next: string | undefined }>> {
  const found = await findRun(deps, context, id)
  if (!found.ok) return found
  // A place in the run stands where other lists have a time.
  const read = readMarker('acc', next)
  if (!read.ok) return read
  const { prisma } = deps.db
  const { projectId, id: runId } = found.value
  const rows = await prisma.bulkItem.findMany({
    where: {
      projectId,
      runId,
      ...(state && { state }),
      ...(read.value && { position: { gt: read.value.createdAt.getTime() } }),
    },
    orderBy: { position: 'asc' },
    take: pageSize + 1,
  })
  const shown = rows.slice(0, pageSize)
  const accounts = await prisma.linkedAccount.findMany({
    where: { projectId, id: { in: shown.map(({ accountId }) => accountId) }, deletedAt: null },
  })
  const known = new Map(await Promise.all(accounts.map(async (row) => [row.id, await accountOf(row)] as const)))
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return ok({
    items: shown.map(({ accountId, state: its, code, message, finishedAt }) => ({
      account_id: toPublic('acc', accountId),
      account: known.get(accountId) ?? null,
      state: its as ItemState,
      code,
      message,
      finished_at: finishedAt?.toISOString() ?? null,
    })),
    next: last && writeMarker('acc', { id: last.accountId, createdAt: new Date(last.position) }),
  })
}

export type DescribedItem = {
  account_id: string
  account: Awaited<ReturnType<typeof accountOf>> | null
  state: ItemState
  code: string | null
  message: string | null
  finished_at: string | null
}

async function accountOf({ provider, label, identityName, originOwnerName, status }: LinkedAccount) {
  const name = (await findConnector(provider))?.name ?? provider
  return {
    display_name: label ?? identityName ?? name,
    provider,
    provider_name: name,
    origin_owner_name: originOwnerName,
    status,
  }
}
