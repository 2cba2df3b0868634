import { describe, expect, it } from 'vitest'
import { tenantConnector, tenantProvider, tenantValues } from './tenant-connector.fixture.ts'
import { html, watchTest } from './watch-test.fixture.ts'

const notFound = () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }))
const courses = (answer: () => Response | Promise<Response>) => tenantProvider({ courses: answer })

describe('a refusal', () => {
  it.each<[string, () => Response | Promise<Response>, object, string[]]>([
    [
      '401',
      () => Response.json({ detail: 'Invalid client credentials.' }, { status: 401 }),
      {
        code: 'invalid_credentials',
        fields: ['clientId', 'clientSecret'],
        step: 'Sign in',
        providerText: 'Invalid client credentials.',
        status: 401,
      },
      ['passed', 'failed', 'skipped', 'skipped', 'skipped'],
    ],
    [
      'another host in the answer',
      () => Response.json({ count: 1, results: [{ url: 'https://other.tenant.example/course/1' }] }),
      {
        code: 'wrong_tenant',
        fields: ['subdomain'],
        message: 'Not the account acme.',
        step: 'Find 100028',
      },
      ['passed', 'passed', 'failed', 'skipped', 'skipped'],
    ],
    [
      'an unknown 404',
      () => Response.json({ detail: 'Not found.' }, { status: 404 }),
      {
        code: 'wrong_organization',
        fields: ['orgId'],
        message: 'Tenant knows no such Organisation ID.',
        step: 'Find 100028',
      },
      ['passed', 'passed', 'failed', 'skipped', 'skipped'],
    ],
    [
      'an unknown 400',
      () => Response.json({}, { status: 400 }),
      { code: 'malformed_input', fields: ['orgId'] },
      ['passed', 'passed', 'failed', 'skipped', 'skipped'],
    ],
    [
      'an unknown 418',
      () => Response.json({}, { status: 418 }),
      { code: 'unexpected_response', fields: [] },
      ['passed', 'passed', 'passed', 'failed', 'skipped'],
    ],
    [
      'another shape',
      () => Response.json({ count: '1', results: [] }),
      { code: 'unexpected_response', fields: [], status: 200, step: 'Read courses' },
      ['passed', 'passed', 'passed', 'failed', 'skipped'],
    ],
    [
      'JSON that is none',
      () => new Response('{', { headers: { 'content-type': 'application/json' } }),
      { code: 'unexpected_response' },
      ['passed', 'passed', 'passed', 'failed', 'skipped'],
    ],
    [
      'no JSON',
      () => new Response('hello'),
      { code: 'unexpected_response' },
      ['passed', 'passed', 'passed', 'failed', 'skipped'],
    ],
    [
      '429',
      () => new Response('', { status: 429, headers: { 'retry-after': '30' } }),
      {
        code: 'rate_limited',
        fields: [],
        retryAfter: 30,
        message: 'Tenant asks us to wait 30 seconds before the next check.',
        step: 'Sign in',
      },
      ['passed', 'failed', 'skipped', 'skipped', 'skipped'],
    ],
    [
      '500',
      () => Response.json({ detail: 'boom' }, { status: 500 }),
      { code: 'provider_unavailable', fields: [] },
      ['failed', 'skipped', 'skipped', 'skipped', 'skipped'],
    ],
    [
      '503 in the words of the definition',
      () => Response.json({ detail: 'Scheduled upgrade' }, { status: 503, headers: { 'retry-after': '120' } }),
      { code: 'provider_unavailable', message: 'Tenant is being maintained.', retryAfter: 120 },
      ['failed', 'skipped', 'skipped', 'skipped', 'skipped'],
    ],
    [
      '524 as HTML',
      () => html(524),
      { code: 'provider_unavailable', message: 'Tenant answered with an error of its own (status 524).' },
      ['failed', 'skipped', 'skipped', 'skipped', 'skipped'],
    ],
    [
      'a challenge page',
      () => html(403, { 'cf-mitigated': 'challenge', 'cf-ray': '1' }),
      {
        code: 'provider_unavailable',
        fields: [],
        message: 'Tenant’s protection against automated access answered instead of its API.',
      },
      ['failed', 'skipped', 'skipped', 'skipped', 'skipped'],
    ],
    [
      'HTML with 200',
      () => html(200),
      { code: 'wrong_tenant', fields: ['subdomain'] },
      ['failed', 'skipped', 'skipped', 'skipped', 'skipped'],
    ],
    [
      'HTML with 404',
      () => html(404),
      { code: 'wrong_tenant', fields: ['subdomain'] },
      ['failed', 'skipped', 'skipped', 'skipped', 'skipped'],
    ],
    [
      'a redirect to another host',
      () => new Response(null, { status: 302, headers: { location: 'https://www.tenant.example/' } }),
      {
        code: 'wrong_tenant',
        fields: ['subdomain'],
        message: 'acme.tenant.example sent us on to www.tenant.example instead of answering.',
      },
      ['failed', 'skipped', 'skipped', 'skipped', 'skipped'],
    ],
    [
      'a redirect on the same host',
      () => new Response(null, { status: 301, headers: { location: '/login' } }),
      { code: 'unexpected_response' },
      ['passed', 'passed', 'passed', 'failed', 'skipped'],
    ],
    [
      'a lost connection',
      () => Promise.reject(new Error('socket')),
      { code: 'provider_unavailable', fields: [] },
      ['failed', 'skipped', 'skipped', 'skipped', 'skipped'],
    ],
    [
      'a temporary DNS failure',
      () => Promise.reject(Object.assign(new Error('x'), { code: 'EAI_AGAIN' })),
      { code: 'provider_unavailable', fields: [] },
      ['failed', 'skipped', 'skipped', 'skipped', 'skipped'],
    ],
  ])('by %s says so, at its step', async (_, answer, refusal, states) => {
    const result = await watchTest(courses(answer))
    expect(result.report.ok).toBe(false)
    expect(result.refusal).toMatchObject(refusal)
    expect(result.states).toEqual(states)
    expect(result.report.steps.find(({ state }) => state === 'failed')).toMatchObject({
      title: result.refusal?.step,
      message: result.refusal?.message,
    })
  })

  it.each(['rate_limited', 'provider_unavailable'])(
    'that is %s says when to try again and blames nobody',
    async (code) => {
      const { refusal } = await watchTest(
        courses(() => new Response('', { status: code === 'rate_limited' ? 429 : 502 })),
      )
      expect(refusal).toMatchObject({
        code,
        fields: [],
        next: 'The credentials could not be checked now, and nothing is known to be wrong with them. Try again in 1 minute.',
      })
    },
  )

  it('by 403 is told apart by a second read', async () => {
    const forbidden = () => Response.json({ detail: 'no' }, { status: 403 })
    const asked = await watchTest(courses(forbidden))
    expect(asked.refusal).toMatchObject({
      code: 'insufficient_permission',
      message: 'May not read courses.',
      step: 'Read courses',
      status: 403,
    })
    expect(asked.asked).toEqual(['GET /orgs/100028/courses/', 'GET /orgs/100028/people/'])
    expect((await watchTest(tenantProvider({ courses: forbidden, people: forbidden }))).refusal).toMatchObject({
      code: 'wrong_organization',
      fields: ['orgId'],
      message: 'Not for 100028.',
    })
    const busy = tenantProvider({ courses: forbidden, people: () => new Response('', { status: 429 }) })
    expect((await watchTest(busy)).refusal).toMatchObject({ code: 'rate_limited', fields: [] })
    const broken = tenantProvider({ courses: forbidden, people: () => Promise.reject(new Error('x')) })
    expect((await watchTest(broken)).refusal).toMatchObject({ code: 'provider_unavailable', fields: [] })
  })

  it('by a name that does not exist blames the host only while the provider itself is found', async () => {
    const here = await watchTest((request) =>
      new URL(request.url).hostname === 'www.tenant.example' ? Promise.resolve(html(200)) : notFound(),
    )
    expect(here.refusal).toMatchObject({
      code: 'wrong_tenant',
      fields: ['subdomain'],
      message: 'acme.tenant.example does not exist.',
    })
    expect((await watchTest(notFound)).refusal).toMatchObject({ code: 'provider_unavailable', fields: [] })
    const offline = await watchTest(notFound, { door: { resolves: async () => false } })
    expect(offline.refusal).toMatchObject({ code: 'provider_unavailable', fields: [] })
    expect(offline.asked).toHaveLength(1)
  })

  it.each(['acme#', 'acme.evil', 'acme@evil.com', 'evil.com/', '..', ''])(
    'of the subdomain %j contacts nobody',
    async (subdomain) => {
      const { refusal, asked } = await watchTest(tenantProvider(), { values: { ...tenantValues, subdomain } })
      expect(refusal).toMatchObject({ code: 'malformed_input', fields: expect.arrayContaining(['subdomain']) })
      expect(asked).toEqual([])
    },
  )

  it('of an organisation that would lead to another path contacts nobody', async () => {
    const { refusal, asked } = await watchTest(tenantProvider(), { values: { ...tenantValues, orgId: '..' } })
    expect(refusal).toMatchObject({ code: 'malformed_input', fields: ['orgId'] })
    expect(asked).toEqual([])
  })

  it('of an unknown address without a path of its own blames the host', async () => {
    const values = { ...tenantValues }
    const connector = { ...tenantConnector, baseUrl: 'https://{subdomain}.tenant.example/v1/orgs' }
    const { refusal } = await watchTest(async () => Response.json({}, { status: 404 }), { connector, values })
    expect(refusal).toMatchObject({ code: 'wrong_tenant', fields: ['subdomain'] })
  })

  it('never quotes what was entered', async () => {
    const { clientSecret = '', clientId = '' } = tenantValues
    const detail = `${clientId}:${clientSecret} ${btoa(`${clientId}:${clientSecret}`)} ${encodeURIComponent(clientSecret)} ${clientSecret.slice(2, 14)}`
    const { refusal } = await watchTest(courses(() => Response.json({ detail }, { status: 401 })))
    expect(refusal?.providerText).toContain('[redacted]')
    expect(refusal?.providerText).not.toContain(clientSecret.slice(2, 10))
    expect(refusal?.providerText).not.toContain(clientId)
  })
})
