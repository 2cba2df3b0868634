import type { Context } from '#lib/auth/context.ts'
import type { Tx } from '#lib/db.ts'
import { readMarker, writeMarker } from '#lib/page-marker.ts'
import { ok, type Result } from '#lib/problems.ts'
import type { ConnectSession } from '#prisma/generated/client.ts'
import { type DescribedSession, describeSession } from './describe-session.ts'
import type { SessionDeps } from './session-deps.ts'

export type SessionListInput = {
  pageSize: number
  /** from the page before */
  next?: string | undefined
  /** those alone for which somebody asked for a new link and got none yet; without it, the others as well */
  asked?: boolean | undefined
  madeBy?: 'person' | 'api_key' | undefined
}

/** The project's sessions, newest first, and never a token. A marker of another make is refused as `invalid_request`. */
export async function listSessions(
  { prisma }: Pick<SessionDeps, 'prisma'>,
  { projectId }: Context,
  { pageSize, next, asked, madeBy }: SessionListInput,
): Promise<Result<{ sessions: DescribedSession[]; next: string | undefined }>> {
  const read = readMarker('ses', next)
  if (!read.ok) return read
  const marker = read.value
  const rows = await prisma.connectSession.findMany({
    // The first condition is what the index can use; the second tells sessions of one millisecond apart.
    where: {
      projectId,
      ...(asked && { renewalAskedAt: { not: null }, revokedAt: null }),
      ...(madeBy && { createdByType: madeBy }),
      ...(marker && {
        createdAt: { lte: marker.createdAt },
        OR: [{ createdAt: { lt: marker.createdAt } }, { id: { lt: marker.id } }],
      }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: pageSize + 1,
    omit: { hash: true },
  })
  const shown = rows.slice(0, pageSize)
  const names = await creatorsOf(prisma, shown)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return ok({
    sessions: shown.map((row) => describeSession(row, names.get(row.createdById))),
    next: last && writeMarker('ses', last),
  })
}

type Made = Pick<ConnectSession, 'createdByType' | 'createdById'>

/** The names of people and keys who made them, by row id. */
async function creatorsOf(prisma: Tx, rows: readonly Made[]): Promise<Map<string, string>> {
  const idsOf = (type: string) =>
    rows.filter(({ createdByType }) => createdByType === type).map(({ createdById }) => createdById)
  const select = { id: true, name: true }
  const [people, keys] = await Promise.all([
    prisma.person.findMany({ where: { id: { in: idsOf('person') } }, select }),
    prisma.apiKey.findMany({ where: { id: { in: idsOf('api_key') } }, select }),
  ])
  return new Map([...people, ...keys].map(({ id, name }) => [id, name]))
}
