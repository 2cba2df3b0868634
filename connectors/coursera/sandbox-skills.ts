import { nested, spring } from './sandbox-answers.ts'
import { type Home, isSomebodys } from './sandbox-reads.ts'

/** The newer API (`rest/v1`), which pages by offset and writes its errors in two forms of its own. */
export function answerSkills(programId: string, { pathname, searchParams }: URL, home: Home): Response {
  const { data, inferred, now } = home
  if (!/^[\w-]{22}$/.test(programId))
    return nested(400, 'INVALID_ARGUMENT', `program id ${programId} is invalid`, pathname, now)
  if (!data.programs.some(({ id }) => id === programId))
    return isSomebodys(programId)
      ? spring(403, 'Forbidden', pathname, now)
      : nested(404, 'NOT_FOUND', `program ${programId} is not found`, pathname, now)
  const offset = Number(searchParams.get('offset') ?? 0)
  const limit = Number(searchParams.get('limit') ?? inferred.defaultLimit.skills)
  if (!(offset >= 0 && limit >= 1))
    return nested(400, 'INVALID_ARGUMENT', 'offset and limit are numbers', pathname, now)
  const skillsets = Array.from({ length: 23 }, (_, index) => ({ id: `skillset-${index}`, name: `Skills ${index + 1}` }))
  const end = offset + limit
  const hasMore = end < skillsets.length
  const pagination = {
    total: skillsets.length,
    nextPage: hasMore ? end : null,
    nextPageLink: hasMore ? `${pathname}?offset=${end}&limit=${limit}` : null,
  }
  return Response.json({ skillsets: skillsets.slice(offset, end), pagination })
}
