import type { Organisation } from './sandbox-accounts.ts'
import { detail, FORBIDDEN } from './sandbox-answers.ts'
import type { Data, Row } from './sandbox-data.ts'
import type { Inferred } from './sandbox-inferred.ts'

type Home = { organisation: Organisation; data: Data; inferred: Inferred }

const lists: Readonly<Record<string, keyof Data>> = {
  'courses/list/': 'courses',
  'learning-paths/list/': 'paths',
  'users/list/': 'users',
  'analytics/user-activity/': 'activity',
  'analytics/user-course-activity/': 'courseActivity',
  'analytics/user-path-activity/': 'pathActivity',
  'analytics/user-progress/': 'progress',
  'analytics/user-assessment-activity/': 'assessments',
}
/** What a live organisation got with ordinary credentials. `course-assignments/` and `learning-paths/` gave 404, as all else. */
const forbidden = new Set(['users/', 'assignments/', 'users/assignments/', 'groups/', 'groups/list/', 'invitations/'])
/** Both forms are in use: `courses/list/1565838/` and `courses/1565838/`. */
const ONE = /^(courses)\/(?:list\/)?(\d+)\/$|^(learning-paths)\/list\/(\d+)\/$/

/** The answer to a read below the organisation. `search`, `category` and `ordering` are ignored, as Udemy does. */
export function answerRead(path: string, url: URL, home: Home): Response {
  const { data, inferred, organisation } = home
  const { wording } = inferred
  if (forbidden.has(path)) return detail(403, FORBIDDEN)
  const list = Object.hasOwn(lists, path) ? lists[path] : undefined
  if (list === 'progress' && !organisation.hasProgress) return detail(404, wording.notFound)
  if (list) return answerList(list, url, home)
  const [, courses, courseId, , pathId] = ONE.exec(path) ?? []
  const found = (courses ? data.courses : data.paths).find(({ id }) => String(id) === (courseId ?? pathId))
  if (!found) return detail(404, wording.notFound)
  return Response.json(courses ? withFields(found, url.searchParams, inferred) : found)
}

function answerList(list: keyof Data, url: URL, { data, inferred }: Home): Response {
  const { wording, largestPage, defaultPage } = inferred
  const query = url.searchParams
  const problems = { ...notIntegers(query, wording.notAnInteger), ...notDates(query, wording.notADate) }
  if (Object.keys(problems).length > 0) return Response.json(problems, { status: 400 })

  const rows = data[list].filter((row) => isWanted(row, query))
  const page = Number(query.get('page') ?? 1)
  const largest = list === 'courses' ? largestPage.courses : largestPage.reports
  const size = Math.min(Number(query.get('page_size') ?? defaultPage), largest)
  const last = Math.max(1, Math.ceil(rows.length / size))
  if (page > last) return detail(404, wording.pastTheEnd)
  const results = rows.slice((page - 1) * size, page * size)
  return Response.json({
    count: rows.length,
    next: page < last ? pageAddress(url, page + 1) : null,
    previous: page > 1 ? pageAddress(url, page - 1) : null,
    results: list === 'courses' ? results.map((row) => withFields(row, query, inferred)) : results,
  })
}

/** The same address with another page: absolute, same host, same parameters. */
function pageAddress(url: URL, page: number): string {
  const address = new URL(url)
  address.searchParams.set('page', String(page))
  return address.href
}

function notIntegers(query: URLSearchParams, sentence: string): Record<string, string[]> {
  const isWrong = (name: string) => query.has(name) && !/^[1-9]\d{0,8}$/.test(query.get(name) ?? '')
  return Object.fromEntries(['page', 'page_size', 'course_id'].filter(isWrong).map((name) => [name, [sentence]]))
}

function notDates(query: URLSearchParams, sentence: string): Record<string, string[]> {
  const isWrong = (name: string) => query.has(name) && !/^\d{4}-\d{2}-\d{2}$/.test(query.get(name) ?? '')
  return Object.fromEntries(['from_date', 'to_date'].filter(isWrong).map((name) => [name, [sentence]]))
}

/** Filters of the reports. A row without the member in question is not filtered by it. */
function isWanted(row: Row, query: URLSearchParams): boolean {
  const [email, course, from, to] = ['user_email', 'course_id', 'from_date', 'to_date'].map((name) => query.get(name))
  const at = row.last_date_visit ?? row.last_activity_date
  const date = typeof at === 'string' ? at.slice(0, 10) : undefined
  if (email && 'user_email' in row && row.user_email !== email) return false
  if (course && 'course_id' in row && String(row.course_id) !== course) return false
  if (!('last_date_visit' in row || 'last_activity_date' in row)) return true
  return !((from && (!date || date < from)) || (to && (!date || date > to)))
}

/** `fields[course]`: @min, @default, @all, names, and names to leave out with a minus; `_class` and `id` always stay. */
function withFields(row: Row, query: URLSearchParams, { fewestFields }: Inferred): Row {
  const asked = (query.get('fields[course]') ?? '@default').split(',').map((part) => part.trim())
  const without = new Set(asked.filter((part) => part.startsWith('-')).map((part) => part.slice(1)))
  const named = asked.filter((part) => !part.startsWith('-'))
  const isAll = named.length === 0 || named.includes('@default') || named.includes('@all')
  const kept = new Set([...named, ...(named.includes('@min') ? fewestFields : []), '_class', 'id'])
  return Object.fromEntries(Object.entries(row).filter(([name]) => (isAll || kept.has(name)) && !without.has(name)))
}
