import type { Context } from '#lib/auth/context.ts'
import type { Tx } from '#lib/db.ts'
import { fromPublic, toPublic } from '#lib/ids.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
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
  const marker = next === undefined ? undefined : readMarker(next)
  if (next !== undefined && !marker)
    return refuse(
      'invalid_request',
      'This page marker (next) is not one of ours.',
      'Begin with the first page: leave it out.',
    )
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
    next: last && `${last.createdAt.getTime().toString(36)}.${toPublic('ses', last.id)}`,
  })
}

function readMarker(text: string): { createdAt: Date; id: string } | undefined {
  const [, time = '', publicId] = /^([0-9a-z]{1,9})\.(ses_.+)$/.exec(text) ?? []
  const id = fromPublic('ses', publicId)
  const createdAt = new Date(Number.parseInt(time, 36))
  return id && !Number.isNaN(createdAt.getTime()) ? { createdAt, id } : undefined
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
