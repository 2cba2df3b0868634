import type { Problem } from './sandbox-answers.ts'
import type { Data, Row } from './sandbox-data.ts'
import type { Selection } from './sandbox-graphql.ts'
import type { Inferred } from './sandbox-inferred.ts'

type Home = { companyId: string; data: Data; inferred: Inferred }
type Answer = { value: unknown } | { problem: Problem }
type Input = Readonly<Record<string, unknown>>

/** Lists with paging: their filters by member, their orders, and the name of their input. */
const lists = {
  programProgress: {
    input: 'ProgramProgressInput',
    members: ['filter', 'orderBy', 'order', 'first', 'after'],
    filters: { enrollmentStatus: 'enrollmentStatus' },
    orders: {
      EMAIL: 'userEmail',
      PROGRAM_TITLE: 'programKey',
      ENROLLMENT_STATUS: 'enrollmentStatus',
      LAST_ACTIVE: 'lastActiveAt',
      COMPLETED_PROJECTS: 'projectsRequiredCompleted',
    },
  },
  assessmentProgress: {
    input: 'AssessmentProgressInput',
    members: ['filter', 'orderBy', 'order', 'first', 'after'],
    filters: { assessmentResult: 'assessmentResult' },
    orders: {
      ASSESSMENT_STATUS: 'assessmentStatus',
      ASSESSMENT_RESULT: 'assessmentResult',
      CREATED_AT: 'createdAt',
      UPDATED_AT: 'updatedAt',
    },
  },
  learningPlanProgress: {
    input: 'LearningPlanProgressInput',
    members: ['planId', 'filter', 'orderBy', 'order', 'first', 'after'],
    filters: { userIds: 'userId', subscriptionStatus: 'subscriptionStatus' },
    orders: { LAST_ACTIVE_AT: 'lastActiveAt' },
  },
} as const satisfies Partial<Record<keyof Data, object>>

type List = keyof typeof lists
const isList = (name: string): name is List => Object.hasOwn(lists, name)

/** What one field of a question is answered with, before anything of it is selected. */
export function answerField({ name, args }: Selection, home: Home): Answer {
  if (isList(name)) return answerList(name, args.input, home)
  const { programs, assessments, learningPlans } = home.data
  const ofContract = (program: Row) => ({
    ...program,
    ssoLaunchLinksByContract: (program.ssoLaunchLinksByContract as Row[]).filter(
      ({ contractId }) => (args.contractId ?? contractId) === contractId,
    ),
  })
  return { value: { companyId: home.companyId, programs: programs.map(ofContract), assessments, learningPlans } }
}

function answerList(name: List, given: unknown, { data, inferred }: Home): Answer {
  const { filters, orders } = lists[name]
  const wrong = wrongInput(name, given)
  if (wrong) return { problem: { message: wrong } }
  const input = given as Input
  const at = positionOf(input.after)
  if (at === undefined) return bad(inferred.wording.badCursor, name)
  if (name === 'learningPlanProgress' && !data.learningPlans.some(({ id }) => id === input.planId))
    return bad(inferred.wording.otherPlan, name)

  const filter = (input.filter ?? {}) as Input
  const rows = data[name].filter(
    (row) =>
      (input.planId === undefined || row.planId === input.planId) &&
      Object.entries(filters).every(([key, member]) => isAmong(row[member], filter[key])) &&
      isFound(row, filter.search),
  )
  const sorted = sort(rows, (orders as Record<string, string>)[String(input.orderBy)], input.order === 'DESC')
  const first = Math.min(Number(input.first ?? 50), inferred.largestPage)
  const edges = sorted.slice(at, at + first).map((node, index) => ({ cursor: cursorOf(at + index + 1), node }))
  const pageInfo = {
    hasNextPage: at + first < sorted.length,
    hasPreviousPage: at > 0,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  }
  return { value: { totalCount: sorted.length, pageInfo, edges } }
}

const bad = (message: string, name: string): Answer => ({ problem: { message, code: 'BAD_REQUEST', path: [name] } })

/** What is wrong with an input, as GraphQL says it. */
function wrongInput(name: List, given: unknown): string | undefined {
  const { input: type, members, filters } = lists[name]
  if (given === null || typeof given !== 'object') return `Argument "input" of type "${type}!" is required`
  const input = given as Input
  const unknown = Object.keys(input).find((key) => !(members as readonly string[]).includes(key))
  if (unknown) return `Field "${unknown}" is not defined by type "${type}"`
  if (name === 'learningPlanProgress' && typeof input.planId !== 'string')
    return 'Field "planId" of required type "ID!" was not provided'
  const { first = 50 } = input
  const filter = (input.filter ?? {}) as Input
  if (!Number.isInteger(first)) return `Int cannot represent non-integer value: ${JSON.stringify(first)}`
  if (Number(first) < 1) return 'first must be greater than 0'
  const known = [...Object.keys(filters), ...(name === 'programProgress' ? ['search'] : [])]
  const odd = Object.keys(filter).find((key) => !known.includes(key))
  return odd && `Field "${odd}" is not defined by the filter of type "${type}"`
}

const isAmong = (value: unknown, wanted: unknown): boolean =>
  wanted === undefined || wanted === null || (Array.isArray(wanted) ? wanted : [wanted]).includes(value)

const isFound = (row: Row, search: unknown): boolean =>
  typeof search !== 'string' ||
  [row.userEmail, row.userFirstName, row.userLastName].some((text) =>
    String(text ?? '')
      .toLowerCase()
      .includes(search.toLowerCase()),
  )

function sort(rows: readonly Row[], member: string | undefined, isDescending: boolean): readonly Row[] {
  if (!member) return isDescending ? rows.toReversed() : rows
  const sorted = rows.toSorted((one, other) => {
    const [a, b] = [one[member] ?? '', other[member] ?? ''] as [string | number, string | number]
    return a < b ? -1 : a > b ? 1 : 0
  })
  return isDescending ? sorted.reverse() : sorted
}

/** Opaque to callers: base64 of the row's place, counted from 1. */
const cursorOf = (place: number): string => btoa(JSON.stringify({ id: String(place) }))

function positionOf(after: unknown): number | undefined {
  if (after === undefined || after === null) return 0
  const [, place] = /^\{"id":"(\d{1,9})"\}$/.exec(Buffer.from(String(after), 'base64').toString()) ?? []
  return place === undefined ? undefined : Number(place)
}
