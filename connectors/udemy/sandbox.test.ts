import { describe, expect, test } from 'vitest'
import createSandbox from './sandbox.ts'
import { clients } from './sandbox-accounts.ts'
import { acme, ask, basicOf, borealis, COURSES } from './sandbox-ask.fixture.ts'
import { inferred } from './sandbox-inferred.ts'

const clientWith = (fault: string) => clients.find((client) => client.fault === fault)!

describe('credentials', () => {
  test('are Basic on every call; without them the answer says so', async () => {
    const { status, headers, body } = await ask(COURSES, { init: { headers: {} } })
    expect([status, headers.get('www-authenticate'), body]).toEqual([
      401,
      'Basic realm="api"',
      { detail: inferred.wording.noCredentials },
    ])
    const bearer = await ask(COURSES, { init: { headers: { authorization: `Bearer ${acme!.clientSecret}` } } })
    expect(bearer.status).toBe(401)
  })

  test('a wrong id and a wrong secret cannot be told apart', async () => {
    const { provider } = createSandbox()
    const answers = [
      { ...acme!, clientId: borealis!.clientId },
      { ...acme!, clientSecret: borealis!.clientSecret },
      clients.find(({ revoked }) => revoked)!,
    ]
    for (const client of answers) {
      const response = await provider(new Request(`https://acme.udemy.com${COURSES}`, { headers: basicOf(client) }))
      expect([response.status, await response.json()]).toEqual([401, { detail: inferred.wording.badCredentials }])
    }
  })

  test('look fake and have the usual lengths', () => {
    for (const { clientId, clientSecret } of clients) {
      expect(clientId).toMatch(/^fake[A-Za-z0-9]{36}$/)
      expect(clientSecret).toMatch(/^fake[A-Za-z0-9]{124}$/)
    }
  })

  test.each(['/oauth2/token/', '/api-2.0/oauth/token/', '/api-2.0/oauth2/token/', '/api-2.0/oauth2/access-token/'])(
    'no token comes from %s',
    async (path) => {
      expect((await ask(path, { init: { method: 'POST' } })).status).toBe(404)
    },
  )
})

describe('hosts', () => {
  test('a subdomain that nobody has does not resolve', async () => {
    await expect(ask(COURSES, { host: 'nobody.udemy.com' })).rejects.toMatchObject({
      code: 'ENOTFOUND',
      hostname: 'nobody.udemy.com',
    })
    await expect(ask(COURSES, { host: 'acme.udemy.com.evil.example' })).rejects.toMatchObject({ code: 'ENOTFOUND' })
  })

  test('or redirects, or shows a page, as the table says', async () => {
    const redirect = await ask(COURSES, { host: 'nobody.udemy.com', inferred: { unknownSubdomain: 'redirect' } })
    expect([redirect.status, redirect.headers.get('location')]).toEqual([301, 'https://www.udemy.com/'])
    const page = await ask(COURSES, { host: 'nobody.udemy.com', inferred: { unknownSubdomain: 'page' } })
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
  })

  test('Udemy’s own hosts show pages, and so does everything that is not the API', async () => {
    for (const host of ['www.udemy.com', 'business.udemy.com'])
      expect((await ask('/', { host })).headers.get('content-type')).toContain('text/html')
    expect((await ask('/home/')).headers.get('content-type')).toContain('text/html')
  })

  test('at another customer’s subdomain the answer holds the own addresses', async () => {
    const { status, body } = await ask(COURSES, { host: 'borealis.udemy.com' })
    expect([status, new URL(body.results[0].url).host]).toEqual([200, 'acme.udemy.com'])
    expect((await ask(COURSES, { host: 'borealis.udemy.com', inferred: { otherSubdomain: 'not_found' } })).status).toBe(
      404,
    )
  })
})

describe('bad days', () => {
  test('throttling names seconds, or a date', async () => {
    const seconds = await ask(COURSES, { client: clientWith('busy') })
    expect([seconds.status, seconds.headers.get('retry-after'), seconds.body]).toEqual([
      429,
      '30',
      { detail: 'Request was throttled. Expected available in 30 seconds.' },
    ])
    const now = Date.UTC(2026, 0, 31, 10)
    const date = await ask(COURSES, { client: clientWith('busy_until'), now: () => now })
    expect(date.headers.get('retry-after')).toBe('Sat, 31 Jan 2026 10:00:30 GMT')
  })

  test.each([
    ['down', 503],
    ['gateway', 524],
    ['challenge', 403],
    ['page', 200],
  ])('%s is a page with status %i', async (fault, status) => {
    const answer = await ask(COURSES, { client: clientWith(fault) })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8'])
    expect(answer.headers.get('cf-mitigated')).toBe(fault === 'challenge' ? 'challenge' : null)
  })

  test('a redirect leads to www', async () => {
    expect((await ask(COURSES, { client: clientWith('redirect') })).headers.get('location')).toBe(
      'https://www.udemy.com/',
    )
  })

  test('slowness is nine seconds for the catalogue, and nothing else', async () => {
    const waits: number[] = []
    const wait = async (ms: number) => void waits.push(ms)
    const client = clientWith('slow')
    const path = `/api-2.0/organizations/${client.organisation.id}/`
    expect((await ask(`${path}courses/list/`, { client, host: 'tortoise.udemy.com', wait })).status).toBe(200)
    await ask(`${path}analytics/user-activity/`, { client, host: 'tortoise.udemy.com', wait })
    expect(waits).toEqual([9_000])
  })

  test('silence lasts until the caller leaves', async () => {
    const caller = new AbortController()
    const silent = ask(COURSES, {
      client: clientWith('silent'),
      init: { headers: basicOf(clientWith('silent')), signal: caller.signal },
    })
    const left = new Error('left')
    setImmediate(() => caller.abort(left))
    await expect(silent).rejects.toBe(left)
  })
})
