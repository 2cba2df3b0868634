import { describe, expect, it, onTestFinished, vi } from 'vitest'
import coursera from '#connectors/coursera/connector.ts'
import { exampleValues } from '#lib/define/index.ts'
import { createBreakers } from './breaker.ts'
import { type ActionOptions, runAction } from './run-action.ts'
import { tenantConnector, tenantValues } from './tenant-connector.fixture.ts'
import { createTokenCache } from './token-cache.ts'

type Dispatch = (request: Request) => Promise<Response>

const run = async (dispatch: Dispatch, options: Partial<ActionOptions> = {}) => {
  const asked = vi.fn(dispatch)
  const result = await runAction({
    connector: tenantConnector,
    authMethod: 'basic',
    values: tenantValues,
    action: 'list_courses',
    patience: { pause: 1 },
    ...options,
    door: { dispatch: asked },
  })
  expect(JSON.stringify(result)).not.toContain(tenantValues.clientSecret)
  return { result, asked }
}
const status =
  (code: number, headers = {}) =>
  async () =>
    Response.json({ detail: `no, ${tenantValues.clientSecret}` }, { status: code, headers })

describe('an action', () => {
  it('carries the credential and the input, and answers the data', async () => {
    const { result, asked } = await run(
      async () => Response.json({ count: 2 }, { headers: { link: '<x>', 'set-cookie': 'a=b' } }),
      { input: { page: '2' } },
    )
    expect(asked.mock.calls[0]?.[0].url).toBe('https://acme.tenant.example/orgs/100028/courses/?page=2')
    expect(asked.mock.calls[0]?.[0].headers.get('authorization')).toBe(
      `Basic ${btoa(`${tenantValues.clientId}:${tenantValues.clientSecret}`)}`,
    )
    expect(result).toEqual({
      ok: true,
      status: 200,
      data: { count: 2 },
      headers: { 'content-type': 'application/json', link: '<x>' },
      ms: expect.any(Number),
    })
  })

  it('is checked before anything is sent', async () => {
    const never = status(500)
    for (const [options, refusal] of [
      [{ action: 'nope' }, { code: 'no_such_action' }],
      [{ action: 'toString' }, { code: 'no_such_action' }],
      [{ input: { page: 'x' } }, { code: 'malformed_input', fields: { page: expect.stringContaining('Page') } }],
      [
        { action: 'get_course', input: {} },
        { code: 'malformed_input', fields: { id: expect.any(String) } },
      ],
      [{ values: { ...tenantValues, subdomain: 'evil.com/' } }, { code: 'malformed_input' }],
    ] as const) {
      const { result, asked } = await run(never, options)
      expect(result).toMatchObject({ ok: false, ...refusal })
      expect(asked).not.toHaveBeenCalled()
    }
  })

  it.each([
    [401, 'invalid_credentials'],
    [403, 'insufficient_permission'],
    [404, 'not_found'],
    [409, 'refused'],
    [302, 'unexpected_response'],
  ])('that is answered with %d is %s, asked once', async (code, expected) => {
    const { result, asked } = await run(status(code))
    expect(result).toMatchObject({ ok: false, code: expected, status: code })
    expect(asked).toHaveBeenCalledTimes(1)
    if (code >= 400) expect(result).toMatchObject({ providerText: 'no, [redacted]' })
  })

  it.each([502, 503, 504])('that reads is asked again after %d', async (code) => {
    let count = 0
    const { result, asked } = await run(async () => (++count < 3 ? status(code)() : Response.json({ count: 1 })))
    expect(result.ok).toBe(true)
    expect(asked).toHaveBeenCalledTimes(3)
  })

  it('that reads is asked again after a lost connection, three times at most', async () => {
    const { result, asked } = await run(() => Promise.reject(new Error('socket')))
    expect(result).toMatchObject({ ok: false, code: 'provider_unavailable' })
    expect(asked).toHaveBeenCalledTimes(3)
  })

  it('does not wait longer than its budget', async () => {
    const { result, asked } = await run(status(429, { 'retry-after': '3600' }))
    expect(result).toMatchObject({ ok: false, code: 'rate_limited', retryAfter: 3600 })
    expect(asked).toHaveBeenCalledTimes(1)
  })

  it('ends with the caller', async () => {
    const caller = new AbortController()
    const silent = () => {
      caller.abort()
      return new Promise<Response>(() => {})
    }
    const { result, asked } = await run(silent, { signal: caller.signal })
    expect(result).toMatchObject({ ok: false, message: 'The call was stopped before it ended.' })
    expect(asked).toHaveBeenCalledTimes(1)
  })

  it('that writes is sent once, and its outcome is unknown when no answer came', async () => {
    const write = { action: 'enrol', input: { email: 'grace@acme.example' } }
    for (const fault of [() => Promise.reject(new Error('socket')), status(502)]) {
      const { result, asked } = await run(fault, write)
      expect(result).toMatchObject({ ok: false, code: 'outcome_unknown' })
      expect(asked).toHaveBeenCalledTimes(1)
    }
    const unsent = await run(() => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })), write)
    expect(unsent.result).toMatchObject({ code: 'provider_unavailable' })
    const done = await run(async (request) => Response.json({ got: await request.json() }), write)
    expect(done.result).toMatchObject({ ok: true, data: { got: { email: 'grace@acme.example' } } })
  })

  it('may be answered with nothing at all', async () => {
    expect((await run(async () => new Response(null, { status: 204 }))).result).toMatchObject({
      ok: true,
      status: 204,
      data: undefined,
    })
  })

  it('has what its definition expects, or is no success; a write may then have been carried out', async () => {
    const { list_courses: list, enrol } = tenantConnector.actions
    const expected = { results: 'array' } as const
    const actions = { list_courses: { ...list!, expect: expected }, enrol: { ...enrol!, expect: expected } }
    const connector = { ...tenantConnector, actions }
    const nothing = async () => Response.json({ results: null })
    expect((await run(nothing, { connector })).result).toMatchObject({ ok: false, code: 'unexpected_response' })
    const write = { connector, action: 'enrol', input: { email: 'grace@acme.example' } }
    expect((await run(nothing, write)).result).toMatchObject({ ok: false, code: 'outcome_unknown' })
    expect((await run(async () => Response.json({ results: [] }), write)).result.ok).toBe(true)
  })
})

describe('breakers', () => {
  it('stop asking after five faults in a row, for this account alone, and look again later', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    const breakers = createBreakers({ pause: 10_000 })
    const options = { breakers, account: 'a', patience: { attempts: 1 } }
    for (let count = 0; count < 5; count++) await run(status(500), options)
    const open = await run(status(500), options)
    expect(open.asked).not.toHaveBeenCalled()
    expect(open.result).toMatchObject({ ok: false, code: 'provider_unavailable' })
    expect((await run(status(500), { ...options, account: 'b' })).asked).toHaveBeenCalledTimes(1)
    const works = async () => Response.json({})
    vi.advanceTimersByTime(9_999)
    expect((await run(works, options)).asked).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect((await run(works, options)).result.ok).toBe(true)
  })

  it('are not opened by refusals', async () => {
    const options = { breakers: createBreakers(), account: 'a' }
    for (let count = 0; count < 12; count++)
      await run(status([400, 401, 403, 404, 429][count % 5] ?? 400), { ...options, patience: { attempts: 1 } })
    expect((await run(async () => Response.json({}), options)).result.ok).toBe(true)
  })
})

describe('an action with a token', () => {
  const values = exampleValues(coursera.fields)
  /** Counts exchanges; the first `bad` tokens are refused by the data API. */
  const provider = (bad = 0) => {
    let minted = 0
    return {
      minted: () => minted,
      dispatch: async (request: Request) => {
        if (request.method === 'POST') return Response.json({ access_token: `fakeToken${++minted}`, expires_in: 1799 })
        const number = Number(request.headers.get('authorization')?.replace('Bearer fakeToken', ''))
        return number > bad ? Response.json({ elements: [] }) : Response.json({}, { status: 401 })
      },
    }
  }
  const options = (tokens = createTokenCache()) => ({
    connector: coursera,
    authMethod: 'client_credentials',
    values,
    action: 'list_programs',
    account: 'a',
    tokens,
  })

  it('exchanges once for many callers', async () => {
    const { dispatch, minted } = provider()
    const shared = options()
    const all = await Promise.all(Array.from({ length: 25 }, () => run(dispatch, shared)))
    expect(all.every(({ result }) => result.ok)).toBe(true)
    expect(minted()).toBe(1)
  })

  it('is asked once more with a fresh token after 401, and then refused', async () => {
    const once = provider(1)
    expect((await run(once.dispatch, options())).result.ok).toBe(true)
    expect(once.minted()).toBe(2)
    const never = provider(9)
    const { result, asked } = await run(never.dispatch, options())
    expect(result).toMatchObject({ ok: false, code: 'invalid_credentials', status: 401 })
    expect(asked).toHaveBeenCalledTimes(4)
  })

  it.each([
    [401, { error: 'invalid_client' }, 'invalid_credentials'],
    [401, { fault: { detail: { errorcode: 'keymanagement.service.ApiProductMatch' } } }, 'insufficient_permission'],
    [401, { detail: 'no' }, 'unexpected_response'],
    [400, { error: 'invalid_request' }, 'unexpected_response'],
    [409, {}, 'unexpected_response'],
    [200, { access_token: '' }, 'unexpected_response'],
    [503, {}, 'provider_unavailable'],
    [429, {}, 'rate_limited'],
  ])('whose exchange is refused by %i and %j is %s, by the rules of the exchange', async (code, body, expected) => {
    const { result, asked } = await run(async () => Response.json(body, { status: code }), options())
    expect(result).toMatchObject({ ok: false, code: expected, status: code })
    expect(result).not.toHaveProperty('fields')
    expect(asked).toHaveBeenCalledTimes(1)
  })

  it('whose exchange gets no answer blames nobody', async () => {
    const { result } = await run(() => Promise.reject(new Error('socket')), options())
    expect(result).toMatchObject({ ok: false, code: 'provider_unavailable' })
  })

  it('whose exchange a second read would have to explain gives no verdict', async () => {
    const refused = { code: 'wrong_organization', fields: ['organizationId'], message: 'm.', next: 'n.' } as const
    const rule = { when: { status: 418 }, probe: { action: 'get_organization' }, passed: refused, refused }
    const connector = { ...coursera, outcomes: [rule] }
    const { result } = await run(status(418), { ...options(), connector })
    expect(result).toMatchObject({ ok: false, code: 'unexpected_response', status: 418 })
  })
})
