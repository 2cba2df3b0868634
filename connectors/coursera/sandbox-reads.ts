import { type App, organizations } from './sandbox-accounts.ts'
import { accessDenied, invalidId, malformedParameter, notFound, refused, routing } from './sandbox-answers.ts'
import { type Data, dataOf, type Row } from './sandbox-data.ts'
import type { Inferred } from './sandbox-inferred.ts'

/** What a call reads from. `now`: milliseconds since 1970. */
export type Home = { app: App; data: Data; inferred: Inferred; now: number }

const lists: Readonly<Record<string, (query: URLSearchParams, home: Home) => Response>> = {
  '/programs': (query, home) => listPrograms(query, home),
  '/contents': (query, home) => listContents(query, home),
  '/users': (query, home) => elements(home.data.users, query, home),
  '/enrollmentReports': (query, home) => listReports(query, home),
  '/courseGradebookReports': (query, home) => listGradebook(query, home),
}
const OF_PROGRAM = /^\/programs\/([^/]+)\/(memberships|invitations|curriculumCollections)$/
const LIMIT = /^[1-9]\d{0,8}$/
const CONTENT = /^\/contents\/([^/]+)$/

/** The answer to a read below the organization. */
export function answerRead(path: string, { searchParams }: URL, home: Home): Response {
  const { app, data } = home
  const { id, name, slug } = app.organization
  if (path === '') return Response.json({ elements: [{ id, name, slug }], paging: { total: 1 }, linked: {} })
  if (app.without === 'programs' && path.startsWith('/programs')) return accessDenied()
  if (Object.hasOwn(lists, path)) return lists[path]!(searchParams, home)
  const [, programId, list] = OF_PROGRAM.exec(path) ?? []
  if (programId && list) return refusalOfProgram(programId, home) ?? listOfProgram(programId, list, searchParams, home)
  const [, contentId] = CONTENT.exec(path) ?? []
  if (contentId === undefined) return notFound()
  if (!/^[A-Za-z]+~[\w-]{22}$/.test(contentId)) return invalidId(contentId)
  const found = data.contents.find((content) => content.id === contentId)
  if (!found) return refused(404, 'CONTENT_ID_NOT_IN_ORG', `Content ${contentId} is not in the organization`)
  return Response.json({ elements: [found], paging: { total: 1 }, linked: {} })
}

/** Why a program cannot be read: no id at all, another organization's, or nobody's. */
export function refusalOfProgram(id: string, { data }: Home): Response | undefined {
  if (data.programs.some((program) => program.id === id)) return undefined
  if (!/^[\w-]{22}$/.test(id)) return invalidId(id)
  return isSomebodys(id) ? accessDenied() : notFound()
}

export const isSomebodys = (id: string): boolean =>
  organizations.some((organization) => dataOf(organization).programs.some((program) => program.id === id))

function listPrograms(query: URLSearchParams, home: Home): Response {
  const exclude = query.get('excludeContent')
  if (exclude === null) return routing(home.inferred.wording.missingParameter.replace('{name}', 'excludeContent'))
  if (!['true', 'false'].includes(exclude)) return malformedParameter('excludeContent')
  const rows = exclude === 'true' ? home.data.programs.map(({ contentIds: _, ...rest }) => rest) : home.data.programs
  return elements(rows, query, home)
}

function listContents(query: URLSearchParams, home: Home): Response {
  const since = query.get('modifiedSinceTimestamp')
  if (since !== null && !/^\d{1,12}$/.test(since)) return malformedParameter('modifiedSinceTimestamp')
  const kinds = query.get('contentTypes')?.split(',')
  const programs = query.get('q') === 'byProgramIds' ? (query.get('programIds') ?? '').split(',') : undefined
  if (programs?.some((id) => !/^[\w-]{22}$/.test(id))) return malformedParameter('programIds')
  const rows = home.data.contents.filter(
    ({ contentType, lastUpdatedAt, programs: own }) =>
      (!kinds || kinds.includes(contentType)) &&
      Number(lastUpdatedAt) >= Number(since ?? 0) &&
      (!programs || (own as { programId: string }[]).some(({ programId }) => programs.includes(programId))),
  )
  return elements(rows, query, home)
}

/** Who left is shown only when asked for. These lists have no `linked`. */
function listReports(query: URLSearchParams, home: Home): Response {
  const [programId, externalId] = [query.get('programId'), query.get('externalId')]
  const withDeleted = query.get('includeDeletedMembers') === 'true'
  const rows = home.data.reports.filter(
    (row) =>
      (withDeleted || row.membershipState !== 'DELETED_MEMBER') &&
      (!programId || row.programId === programId) &&
      (!externalId || row.externalId === externalId),
  )
  return query.get('useCursorPagination') === 'true' ? byCursor(rows, query, home) : paged(rows, query, home)
}

function listGradebook(query: URLSearchParams, home: Home): Response {
  const q = query.get('q')
  if (q === null) return routing(home.inferred.wording.missingParameter.replace('{name}', 'q'))
  if (q !== 'search') return malformedParameter('q')
  const [programId, courseId, who] = ['programId', 'courseId', 'emailOrExternalId'].map((name) => query.get(name))
  const rows = home.data.gradebook.filter(
    (row) =>
      (!programId || row.programId === programId) &&
      (!courseId || row.courseId === courseId) &&
      (!who || [row.email, row.externalId].includes(who)),
  )
  return elements(rows, query, home, home.inferred.defaultLimit.gradebook)
}

function listOfProgram(programId: string, list: string, query: URLSearchParams, home: Home): Response {
  if (list === 'curriculumCollections') return elements(curricula(programId, home.data), query, home)
  const isInvited = list === 'invitations'
  const rows = home.data.people.filter(
    ({ programIds, state }) =>
      programIds.includes(programId) && (isInvited ? state.startsWith('INVITED') : state === 'MEMBER'),
  )
  const at = isInvited ? 'createdAt' : 'joinedAt'
  return elements(
    rows.map(({ externalId, fullName, email }) => ({
      id: `${programId}~${externalId}`,
      ...{ programId, externalId, fullName, email, [at]: 1_768_138_449_555 },
    })),
    query,
    home,
  )
}

const curricula = (programId: string, { contents }: Data): Row[] => [
  {
    id: `${programId}~fac3r`,
    collectionId: 'fac3r',
    programId,
    title: 'Start here',
    description: null,
    contents: contents.slice(0, 3).map(({ name, description, contentType, slug, partners, instructors }) => ({
      ...{ name, description, contentType, slug, partners, instructors },
    })),
  },
]

const elements = (rows: readonly Row[], query: URLSearchParams, home: Home, limit?: number): Response =>
  paged(rows, query, home, { linked: {} }, limit)

/** A page from `start`, with `next` unless it is the last: as a number or as text, and a total or none, as organizations differ. */
function paged(
  rows: readonly Row[],
  query: URLSearchParams,
  { app: { organization }, inferred }: Home,
  more: Row = {},
  usual = inferred.defaultLimit.elements,
): Response {
  const [start = '0', limit = String(usual)] = ['start', 'limit'].map((name) => query.get(name) ?? undefined)
  if (!/^\d{1,9}$/.test(start)) return malformedParameter('start')
  const isTooMany = Number(limit) > inferred.largestLimit && inferred.aboveLargestLimit === 'refused'
  if (!LIMIT.test(limit) || isTooMany) return malformedParameter('limit')
  const end = Number(start) + Math.min(Number(limit), inferred.largestLimit)
  const next = organization.writes === 'strings' ? String(end) : end
  const paging = {
    ...(end < rows.length && { next }),
    ...(organization.hasTotal && { total: rows.length }),
  }
  return Response.json({ elements: rows.slice(Number(start), end), paging, ...more })
}

/** The same, but `start` is what `next` said the time before, and means nothing to anybody else. */
function byCursor(rows: readonly Row[], query: URLSearchParams, home: Home): Response {
  const [, cursor] = /^c([0-9a-z]{1,6})$/.exec(query.get('start') ?? 'c0') ?? []
  const limit = query.get('limit') ?? String(home.inferred.defaultLimit.elements)
  if (cursor === undefined && query.get('start') !== '0') return malformedParameter('start')
  if (!LIMIT.test(limit)) return malformedParameter('limit')
  const start = Number.parseInt(cursor ?? '0', 36)
  const end = start + Math.min(Number(limit), home.inferred.largestLimit)
  const paging = end < rows.length ? { next: `c${end.toString(36)}` } : {}
  return Response.json({ elements: rows.slice(start, end), paging })
}
