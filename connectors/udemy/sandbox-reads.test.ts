import { describe, expect, test } from 'vitest'
import createSandbox from './sandbox.ts'
import { organisations } from './sandbox-accounts.ts'
import { acme, ask, basicOf, borealis, COURSES, ORGANISATION, rowsOf } from './sandbox-ask.fixture.ts'

describe('the API', () => {
  test('another organisation is forbidden, an unknown one not found', async () => {
    expect((await ask(`/api-2.0/organizations/${organisations[1]!.id}/courses/list/`)).body).toEqual({
      detail: 'You do not have permission to perform this action.',
    })
    expect((await ask('/api-2.0/organizations/999999/courses/list/')).status).toBe(404)
    expect((await ask('/api-2.0/organizations/acme/courses/list/')).status).toBe(404)
  })

  test.each(['assignments/', 'users/assignments/', 'groups/', 'groups/list/', 'invitations/', 'users/'])(
    '%s is forbidden',
    async (path) => {
      expect((await ask(ORGANISATION + path)).status).toBe(403)
    },
  )
  test.each(['course-assignments/', 'learning-paths/', 'constructor', '../courses/list/x/'])(
    '%s is not found',
    async (path) => {
      expect((await ask(`${ORGANISATION}${path}`.replace(/\/?$/, '/'))).status).toBe(404)
    },
  )
  test.each([
    'courses/list/1565838/',
    'courses/1565838/',
    'learning-paths/list/',
    'learning-paths/list/900/',
    'users/list/',
    'analytics/user-activity/',
    'analytics/user-course-activity/',
    'analytics/user-path-activity/',
    'analytics/user-progress/',
    'analytics/user-assessment-activity/',
  ])('%s answers', async (path) => {
    expect((await ask(ORGANISATION + path)).status).toBe(200)
  })

  test('is read-only, wants its slash, and has no lecture progress for one organisation', async () => {
    expect((await ask(COURSES, { init: { method: 'POST', headers: basicOf(acme!) } })).status).toBe(405)
    const { status, headers } = await ask(`${COURSES.slice(0, -1)}?page=2`)
    expect([status, headers.get('location')]).toEqual([301, `https://acme.udemy.com${COURSES}?page=2`])
    const path = `/api-2.0/organizations/${borealis!.organisation.id}/analytics/user-progress/`
    expect((await ask(path, { client: borealis, host: 'borealis.udemy.com' })).status).toBe(404)
  })

  test('pages forward and back with absolute addresses that keep the parameters', async () => {
    const { provider } = createSandbox()
    const ids: unknown[] = []
    let address: string | null = `https://acme.udemy.com${COURSES}?fields[course]=id,title`
    let pages = 0
    for (let previous: string | null = null; address; pages++) {
      const page = (await (await provider(new Request(address, { headers: basicOf(acme!) }))).json()) as {
        next: string | null
        previous: string | null
        results: { id: number }[]
      }
      expect(page.previous === null).toBe(previous === null)
      ids.push(...page.results.map(({ id }) => id))
      if (page.next)
        expect(decodeURIComponent(page.next)).toMatch(
          /^https:\/\/acme\.udemy\.com\/api-2\.0\/.*fields\[course\]=id,title/,
        )
      previous = address
      address = page.next
    }
    expect([pages, ids.length, new Set(ids).size]).toEqual([4, 40, 40])
  })

  test('a page past the end is not found, a bad parameter is named', async () => {
    expect((await ask(`${COURSES}?page=5`)).body).toEqual({ detail: 'Invalid page.' })
    for (const [query, name] of [
      ['page_size=x', 'page_size'],
      ['page=0', 'page'],
      ['page=-1', 'page'],
      ['page_size=', 'page_size'],
      ['from_date=yesterday', 'from_date'],
    ]) {
      const { status, body } = await ask(`${COURSES}?${query}`)
      expect([status, Object.keys(body)]).toEqual([400, [name]])
    }
    expect((await ask(`${COURSES}?page_size=1000`)).body.results).toHaveLength(40)
    expect(
      (await ask(`${COURSES}?page_size=1000`, { inferred: { largestPage: { courses: 20, reports: 20 } } })).body
        .results,
    ).toHaveLength(20)
  })

  test('search, category and ordering change nothing', async () => {
    expect((await ask(`${COURSES}?search=python&category=Business&ordering=-title`)).body.results).toEqual(
      (await ask(COURSES)).body.results,
    )
  })

  test('fields are chosen and left out by name', async () => {
    const keysOf = async (fields: string) =>
      Object.keys((await ask(`${COURSES}1565838/?fields[course]=${fields}`)).body)
    expect(await keysOf('title,url')).toEqual(['_class', 'id', 'title', 'url'])
    expect(await keysOf('@min')).toEqual(['_class', 'id', 'title', 'url'])
    expect(await keysOf('@all,-description')).not.toContain('description')
    expect(await keysOf('@all')).toContain('description')
  })

  test('reports are filtered by person, course and day', async () => {
    const byPerson = await rowsOf(`${ORGANISATION}analytics/user-course-activity/?user_email=grace@acme.example`)
    expect(byPerson.length).toBeGreaterThan(0)
    expect(new Set(byPerson.map(({ user_email }) => user_email))).toEqual(new Set(['grace@acme.example']))
    const byCourse = await rowsOf(`${ORGANISATION}analytics/user-course-activity/?course_id=1565838`)
    expect(new Set(byCourse.map(({ course_id }) => course_id))).toEqual(new Set([1565838]))
    const byDay = await rowsOf(`${ORGANISATION}analytics/user-activity/?from_date=2025-09-01&to_date=2025-09-30`)
    expect(byDay.length).toBeGreaterThan(0)
    for (const { last_date_visit } of byDay) expect(last_date_visit).toMatch(/^2025-09-/)
  })
})

describe('the data', () => {
  test('has people who left, nulls, relative addresses and letters of many scripts', async () => {
    const people = await rowsOf(`${ORGANISATION}analytics/user-activity/`)
    expect(
      people
        .filter(({ user_email }) => user_email === 'Anonymized User')
        .every(({ user_is_deactivated }) => user_is_deactivated),
    ).toBe(true)
    expect(people.some(({ user_email }) => user_email === 'Anonymized User')).toBe(true)
    expect(people.some(({ last_date_visit }) => last_date_visit === null)).toBe(true)
    expect(people.some(({ user_external_id }) => user_external_id === null)).toBe(true)
    const courses = await rowsOf(COURSES)
    expect(courses.some(({ headline }) => headline === null)).toBe(true)
    expect(courses.some(({ url }) => String(url).startsWith('/course/'))).toBe(true)
    expect(courses.map(({ title }) => title).join()).toMatch(/日本語.*مقدمة.*📊/s)
  })

  test('has both scales of completion', async () => {
    const largest = async (client: typeof acme) => {
      const { id, subdomain } = client!.organisation
      const rows = await rowsOf(`/api-2.0/organizations/${id}/analytics/user-course-activity/`, {
        client,
        host: `${subdomain}.udemy.com`,
      })
      return Math.max(...rows.map(({ completion_ratio }) => Number(completion_ratio)))
    }
    expect([await largest(acme), await largest(borealis)]).toEqual([100, 1])
  })

  test('is the same each time', async () => {
    expect(await rowsOf(COURSES)).toEqual(await rowsOf(COURSES))
  })
})
