import { describe, expect, test } from 'vitest'
import { COMPANY, GENERATE_TOKEN, LEARNING_PLAN_PROGRESS, PROGRAM_PROGRESS, PROGRAMS } from './queries.ts'
import { asking } from './sandbox-ask.fixture.ts'

type Page = {
  totalCount: number
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string }
  edges: { cursor: string; node: Record<string, unknown> }[]
}

/** Reads as Acme with a fresh token. */
async function reading(options: Parameters<typeof asking>[0] = {}) {
  const { ask, tokenOf } = asking(options)
  const token = await tokenOf()
  const read = (domain: string, query: string, variables: object = {}) => ask(domain, query, variables, token)
  const progress = async (input: object) =>
    (await read('program-progress', PROGRAM_PROGRESS, { input })).body.data!.programProgress as Page
  return { read, progress }
}

describe('a question', () => {
  test('stays in its domain', async () => {
    const { read } = await reading()
    const asked = {
      catalog: '{ programProgress(input: {}) { totalCount } }',
      'program-progress': COMPANY,
      'assessment-progress': '{ learningPlanProgress(input: {}) { totalCount } }',
      'learning-plan-progress': '{ assessmentProgress(input: {}) { totalCount } }',
      tokens: COMPANY,
    }
    for (const [domain, query] of Object.entries(asked)) {
      const { status, body } = await read(domain, query)
      expect([status, body.errors?.[0]?.message]).toEqual([
        200,
        expect.stringMatching(/^Cannot query field "\w+" on type "Query"$/),
      ])
      expect(body.data).toBeUndefined()
    }
    expect((await read('catalog', GENERATE_TOKEN)).body.errors?.[0]?.message).toBe(
      'Cannot query field "generateToken" on type "Mutation"',
    )
  })

  test.each([
    ['{ catalog { companyId ', 'Expected Name, found <EOF>'],
    ['{ catalog { } }', 'Expected Name, found }'],
    ['{ catalog { companyId x } }', 'Cannot query field "x" on type "CompanyCatalog"'],
    ['{ catalog { constructor } }', 'Cannot query field "constructor" on type "CompanyCatalog"'],
    ['{ catalog }', 'Field "catalog" of type "CompanyCatalog" must have a selection of subfields'],
    ['{ catalog { companyId { id } } }', 'Field "companyId" must not have a selection'],
    ['subscription { catalog { companyId } }', 'Unexpected Name subscription'],
  ])('%s is refused inside 200, or as 400', async (query, message) => {
    for (const badQuestion of [200, 400] as const) {
      const { read } = await reading({ inferred: { badQuestion } })
      const { status, body } = await read('catalog', query)
      expect([status, body]).toEqual([badQuestion, { errors: [{ message }] }])
    }
  })

  test.each([
    [{ first: '50' }, 'Int cannot represent non-integer value: "50"'],
    [{ first: 0 }, 'first must be greater than 0'],
    [{ page: 1 }, 'Field "page" is not defined by type "ProgramProgressInput"'],
    [{ filter: { x: 1 } }, 'Field "x" is not defined by the filter of type "ProgramProgressInput"'],
    [{ after: 'nonsense' }, 'invalid cursor'],
  ])('with the input %j is refused', async (input, message) => {
    const { read } = await reading()
    const { body } = await read('program-progress', PROGRAM_PROGRESS, { input })
    expect(body.errors).toMatchObject([{ message }])
  })

  test('names what it wants, and gets that under the names it chose', async () => {
    const { read } = await reading()
    const query =
      '{ mine: catalog(contractId: "9002") { id: companyId programs { key ssoLaunchLinksByContract { contractId } } } }'
    const { body } = await read('catalog', query)
    const { mine } = body.data as { mine: { id: string; programs: unknown[] } }
    expect([Object.keys(mine), mine.id]).toEqual([['id', 'programs'], '4821'])
    expect(mine.programs[0]).toEqual({ key: 'nd00113', ssoLaunchLinksByContract: [{ contractId: '9002' }] })
  })

  test('without JSON is no question', async () => {
    const { provider, tokenOf } = asking()
    const response = await provider(
      new Request('https://api.udacity.com/api/public/api/v1/catalog/graphql', {
        method: 'POST',
        body: '[]',
        headers: { authorization: await tokenOf() },
      }),
    )
    expect(response.status).toBe(400)
  })
})

describe('progress', () => {
  test('pages forward by cursor, 50 at a time, each row once', async () => {
    const { progress } = await reading()
    const first = await progress({})
    expect(first).toMatchObject({
      totalCount: 132,
      pageInfo: {
        hasNextPage: true,
        hasPreviousPage: false,
        startCursor: 'eyJpZCI6IjEifQ==',
        endCursor: 'eyJpZCI6IjUwIn0=',
      },
    })
    const rows = [...first.edges]
    let pages = 1
    for (let page = first; page.pageInfo.hasNextPage; pages++) {
      page = await progress({ after: page.pageInfo.endCursor })
      expect(page.pageInfo.hasPreviousPage).toBe(true)
      rows.push(...page.edges)
    }
    expect([pages, rows.length, new Set(rows.map(({ cursor }) => cursor)).size]).toEqual([3, 132, 132])
    expect((await progress({ first: 5 })).edges).toHaveLength(5)
  })

  test('is filtered by status and by name, and ordered both ways', async () => {
    const { progress } = await reading()
    const graduated = await progress({ filter: { enrollmentStatus: ['GRADUATED', 'UNENROLLED'] }, first: 100 })
    expect(new Set(graduated.edges.map(({ node }) => node.enrollmentStatus))).toEqual(
      new Set(['GRADUATED', 'UNENROLLED']),
    )
    const found = await progress({ filter: { search: 'GRACE' } })
    expect(new Set(found.edges.map(({ node }) => node.userFirstName))).toContain('Grace')
    const hours = async (order: string) =>
      (await progress({ orderBy: 'COMPLETED_PROJECTS', order, first: 100 })).edges.map(({ node }) =>
        Number(node.projectsRequiredCompleted),
      )
    expect((await hours('ASC'))[0]).toBe(0)
    expect((await hours('DESC'))[0]).toBe(5)
  })

  test('of a learning plan needs a plan of the company', async () => {
    const { read } = await reading()
    const ask = (input: object) => read('learning-plan-progress', LEARNING_PLAN_PROGRESS, { input })
    expect((await ask({})).body.errors).toEqual([{ message: 'Field "planId" of required type "ID!" was not provided' }])
    expect((await ask({ planId: 'lp-99' })).body).toMatchObject({
      data: { learningPlanProgress: null },
      errors: [{ message: 'learning plan not found' }],
    })
    const page = (await ask({ planId: 'lp-4', filter: { subscriptionStatus: ['HIDDEN'] } })).body.data!
      .learningPlanProgress as Page
    expect(new Set(page.edges.map(({ node }) => `${node.planId} ${node.subscriptionStatus}`))).toEqual(
      new Set(['lp-4 HIDDEN']),
    )
  })
})

describe('the data', () => {
  test('has people who left, nulls and letters of many scripts', async () => {
    const { read, progress } = await reading()
    const people = (await progress({ first: 100 })).edges.map(({ node }) => node)
    const gone = people.filter(({ userEmail }) => userEmail === null)
    expect(gone.length).toBeGreaterThan(0)
    for (const { enrollmentStatus, unenrolledAt } of gone)
      expect([enrollmentStatus, typeof unenrolledAt]).toEqual(['UNENROLLED', 'string'])
    expect(people.some(({ lastActiveAt }) => lastActiveAt === null)).toBe(true)
    expect(people.map(({ userFirstName }) => userFirstName).join()).toMatch(/Łukasz.*美咲/s)
    for (const { enrolledAt } of people) expect(enrolledAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    const { body } = await read('catalog', PROGRAMS)
    const { programs } = body.data!.catalog as { programs: { title: string; summary: string | null }[] }
    expect(programs.map(({ title }) => title).join()).toMatch(/日本語.*مقدمة.*📊/s)
    expect(programs.some(({ summary }) => summary === null)).toBe(true)
  })

  test('is the same each time', async () => {
    expect(await (await reading()).progress({})).toEqual(await (await reading()).progress({}))
  })
})
