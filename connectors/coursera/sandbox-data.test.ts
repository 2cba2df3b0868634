import { describe, expect, test } from 'vitest'
import { ask, globeland, ORGANIZATION, ostfold, PROGRAM } from './sandbox-ask.fixture.ts'

type Row = Readonly<Record<string, unknown>>
const pathOf = ({ organization }: { organization: { id: string } }) => `/ent/api/businesses.v1/${organization.id}`
const rowsOf = async (path: string, app = globeland!): Promise<Row[]> =>
  (await ask(`${pathOf(app)}${path}${path.includes('?') ? '&' : '?'}limit=1000`, { app })).body.elements
const REPORTS = `${ORGANIZATION}/enrollmentReports`

describe('lists', () => {
  test.each([
    ['programs?excludeContent=true', 7],
    ['contents', 245],
    ['users', 223],
    ['enrollmentReports', 242],
    ['enrollmentReports?includeDeletedMembers=true', 265],
    ['courseGradebookReports?q=search', 245],
    [`programs/${PROGRAM}/curriculumCollections`, 1],
  ])('%s has %i', async (path, count) => {
    expect(await rowsOf(`/${path}`)).toHaveLength(count)
  })

  test.each([
    ['numbers', globeland!, [100, 200, undefined]],
    ['text', ostfold!, ['100', '200', undefined]],
  ])('page by start and limit with next as %s, and none on the last page', async (_, app, expected) => {
    const nexts: unknown[] = []
    const ids: unknown[] = []
    for (let start: unknown = 0; start !== undefined; start = nexts.at(-1)) {
      const { body } = await ask(`${pathOf(app)}/contents?start=${start}`, { app })
      expect(Object.hasOwn(body.paging, 'total')).toBe(app.organization.hasTotal)
      nexts.push(body.paging.next)
      ids.push(...body.elements.map(({ id }: Row) => id))
    }
    expect(nexts).toEqual(expected)
    expect([ids.length, new Set(ids).size]).toEqual([245, 245])
    expect((await ask(`${pathOf(app)}/contents?start=9999`, { app })).body.elements).toEqual([])
  })

  test('take limits up to the largest one', async () => {
    const largest = { largestLimit: 50 }
    const path = `${ORGANIZATION}/contents?limit=60`
    expect((await ask(path, { inferred: largest })).body.elements).toHaveLength(50)
    expect((await ask(path, { inferred: { ...largest, aboveLargestLimit: 'refused' } })).status).toBe(400)
  })

  test('of reports page by an opaque cursor when asked to', async () => {
    const ids: unknown[] = []
    for (let start: string | undefined = '0'; start; ) {
      const { body } = await ask(`${REPORTS}?useCursorPagination=true&limit=90&start=${start}`)
      ids.push(...body.elements.map(({ id }: Row) => id))
      start = body.paging.next
      if (start) expect(start).not.toMatch(/^\d+$/)
    }
    expect([ids.length, new Set(ids).size]).toEqual([242, 242])
  })

  test('are filtered by kind, date, program and person', async () => {
    const kinds = await rowsOf('/contents?contentTypes=Video,Specialization')
    expect(new Set(kinds.map(({ contentType }) => contentType))).toEqual(new Set(['Video', 'Specialization']))
    const since = 1733368795 + 200 * 86_400
    const changed = await rowsOf(`/contents?modifiedSinceTimestamp=${since}`)
    expect(changed).toHaveLength(45)
    expect(await rowsOf(`/contents?q=byProgramIds&programIds=${PROGRAM}`)).toHaveLength(35)
    const own = await rowsOf('/enrollmentReports?externalId=E-1017')
    expect(new Set(own.map(({ email }) => email))).toEqual(new Set(['grace@globeland.example']))
    expect(await rowsOf('/courseGradebookReports?q=search&emailOrExternalId=grace@globeland.example')).toHaveLength(1)
  })

  test('of programs hold their contents unless those are excluded', async () => {
    const [without] = await rowsOf('/programs?excludeContent=true')
    const [all] = await rowsOf('/programs?excludeContent=false')
    expect([Object.hasOwn(without!, 'contentIds'), (all!.contentIds as Row[]).length]).toEqual([false, 35])
  })

  test('of a program tell members from those invited', async () => {
    const members = await rowsOf(`/programs/${PROGRAM}/memberships`)
    const invited = await rowsOf(`/programs/${PROGRAM}/invitations`)
    expect([Object.hasOwn(members[0]!, 'joinedAt'), Object.hasOwn(invited[0]!, 'createdAt')]).toEqual([true, true])
    expect(members.some(({ id }) => invited.some((row) => row.id === id))).toBe(false)
  })

  test('one content is found by kind and id', async () => {
    const { body } = await ask(`${ORGANIZATION}/contents/Course~aRxESQNMEeuH3Q6N8dCjzw`)
    expect(body.elements[0].name).toBe('Interaction Design')
  })
})

describe('the data', () => {
  test('has people who left, nulls and letters of many scripts', async () => {
    const reports = await rowsOf('/enrollmentReports?includeDeletedMembers=true')
    const gone = reports.filter(({ membershipState }) => membershipState === 'DELETED_MEMBER')
    expect(gone.length).toBeGreaterThan(0)
    for (const { deletedAt, fullName } of gone) expect([typeof deletedAt, fullName]).toEqual(['number', 'Deleted User'])
    for (const name of ['completedAt', 'grade', 'lastActivityAt', 'deletedAt'])
      expect(new Set(reports.map((row) => row[name] === null))).toEqual(new Set([true, false]))
    const contents = await rowsOf('/contents')
    expect(contents.map(({ name }) => name).join()).toMatch(/日本語.*مقدمة.*📊/s)
    expect((await ask(pathOf(ostfold!), { app: ostfold })).body.elements[0].name).toBe('Østfold Læring')
  })

  test('has seconds for contents, milliseconds for reports, and each scale where it belongs', async () => {
    const [content] = await rowsOf('/contents')
    expect(String(content!.lastUpdatedAt)).toMatch(/^\d{10}$/)
    const reports = await rowsOf('/enrollmentReports')
    expect(String(reports[0]!.enrolledAt)).toMatch(/^\d{13}$/)
    expect(Math.max(...reports.map(({ overallProgress }) => Number(overallProgress)))).toBe(100)
    expect(Math.max(...reports.map(({ grade }) => Number(grade)))).toBeLessThanOrEqual(1)
  })

  test('is each organization’s own', async () => {
    const ids = async (path: string, app = globeland!) => (await rowsOf(path, app)).map(({ id }) => id)
    const own = new Set(await ids('/programs?excludeContent=true'))
    for (const id of await ids('/programs?excludeContent=true', ostfold)) expect(own.has(id)).toBe(false)
    for (const id of own) expect(id).toMatch(/^[\w-]{22}$/)
  })
})
