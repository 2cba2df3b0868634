import type { Context } from '#lib/auth/context.ts'
import { fromPublic, NOBODY } from '#lib/ids.ts'
import { readMarker, writeMarker } from '#lib/page-marker.ts'
import { notFound, ok, type Result } from '#lib/problems.ts'
import type { BulkRun } from '#prisma/generated/client.ts'
import type { BulkDeps } from './bulk-deps.ts'
import { type BulkState, type DescribedRun, describeRuns } from './describe-run.ts'

type Asking = Pick<Context, 'projectId'>

/** The row of a run (`run_…`) of the caller's project. */
export async function findRun(
  { db }: Pick<BulkDeps, 'db'>,
  { projectId }: Asking,
  id: string,
): Promise<Result<BulkRun>> {
  const row = await db.prisma.bulkRun.findFirst({ where: { projectId, id: fromPublic('run', id) ?? NOBODY } })
  return row ? ok(row) : notFound('bulk run')
}

/** A run, and how far it is. */
export async function getRun(deps: Pick<BulkDeps, 'db'>, asking: Asking, id: string): Promise<Result<DescribedRun>> {
  const found = await findRun(deps, asking, id)
  if (!found.ok) return found
  const [run] = await describeRuns(deps.db.prisma, asking.projectId, [found.value])
  return run ? ok(run) : notFound('bulk run')
}

export type RunsInput = { state?: BulkState | undefined; pageSize: number; next?: string | undefined }

/** The project's runs, newest first. A marker of another make is refused as `invalid_request`. */
export async function listRuns(
  { db }: Pick<BulkDeps, 'db'>,
  { projectId }: Asking,
  { state, pageSize, next }: RunsInput,
): Promise<Result<{ runs: DescribedRun[]; next: string | undefined }>> {
  const read = readMarker('run', next)
  if (!read.ok) return read
  const marker = read.value
  const rows = await db.prisma.bulkRun.findMany({
    where: {
      projectId,
      ...(state && { state }),
      ...(marker && {
        createdAt: { lte: marker.createdAt },
        OR: [{ createdAt: { lt: marker.createdAt } }, { id: { lt: marker.id } }],
      }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: pageSize + 1,
  })
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return ok({ runs: await describeRuns(db.prisma, projectId, shown), next: last && writeMarker('run', last) })
}
