import { describe, expect, test } from 'vitest'
import createSandbox from './sandbox.ts'
import { apps } from './sandbox-accounts.ts'
import {
  appWith,
  ask,
  basicOf,
  exchange,
  exchangeRequest,
  FORM,
  faultOf,
  globeland,
  HOST,
  ORGANIZATION,
  ostfold,
  tokenOf,
} from './sandbox-ask.fixture.ts'
import { inferred } from './sandbox-inferred.ts'

const { wording } = inferred
const unknownClient = (text: string) => ({ ErrorCode: 'invalid_client', Error: text })

describe('the exchange', () => {
  test('gives a token for half an hour, its numbers as numbers or as text', async () => {
    const now = () => Date.UTC(2026, 5, 15, 10)
    const { status, body } = await exchange({ now })
    expect([status, body]).toEqual([
      200,
      {
        token_type: 'Bearer',
        access_token: expect.stringMatching(/^[A-Za-z0-9]{28}$/),
        grant_type: 'client_credentials',
        issued_at: Date.UTC(2026, 5, 15, 10) / 1000,
        expires_in: 1799,
      },
    ])
    expect((await exchange({ app: ostfold })).body).toMatchObject({
      issued_at: expect.stringMatching(/^\d{10}$/),
      expires_in: '1799',
    })
  })

  test.each([
    ['ErrorCode', unknownClient(wording.unknownKey), unknownClient(wording.wrongSecret)],
    ['fault', faultOf('oauth.v2.InvalidClientIdentifier'), faultOf('oauth.v2.InvalidClientIdentifier')],
    [
      'rfc',
      { error: 'invalid_client', error_description: wording.unknownKey },
      { error: 'invalid_client', error_description: wording.wrongSecret },
    ],
  ] as const)('refuses a wrong key and a wrong secret with 401, as %s', async (refusedExchange, forKey, forSecret) => {
    const options = { inferred: { refusedExchange } }
    const wrongKey = await exchange({ ...options, app: { ...globeland!, apiKey: 'fakeOther' } })
    expect([wrongKey.status, wrongKey.body]).toEqual([401, forKey])
    const wrongSecret = await exchange({ ...options, app: { ...globeland!, clientSecret: ostfold!.clientSecret } })
    expect([wrongSecret.status, wrongSecret.body]).toEqual([401, forSecret])
  })

  test.each(['Basic', 'Basic ???', 'Basic bm9jb2xvbg==', 'Bearer x'])(
    'refuses the header %j with 401 of the same family',
    async (authorization) => {
      const { status, body } = await exchange({ init: { headers: { authorization, ...FORM } } })
      expect([status, body]).toEqual([401, unknownClient(wording.noCredentials)])
    },
  )

  test('takes the pair from the form only where the table says so', async () => {
    const { apiKey, clientSecret } = globeland!
    const form = { grant_type: 'client_credentials', client_id: apiKey, client_secret: clientSecret }
    const init = { headers: FORM, body: new URLSearchParams(form).toString() }
    expect((await exchange({ init })).status).toBe(401)
    expect((await exchange({ init, inferred: { credentialsInBody: true } })).status).toBe(200)
  })

  test('wants its grant type, in a form', async () => {
    const json = { headers: { authorization: basicOf(globeland!), 'content-type': 'application/json' } }
    const missing = { ErrorCode: 'invalid_request', Error: 'Required param : grant_type' }
    for (const init of [{ body: '' }, { body: 'scope=all' }, json]) {
      const { status, body } = await exchange({ init })
      expect([status, body]).toEqual([400, missing])
    }
    const { status, body } = await exchange({ init: { body: 'grant_type=password' } })
    expect([status, body.ErrorCode]).toEqual([400, 'unsupported_grant_type'])
  })

  test('refuses an app that is revoked, not approved or, as the table says, without an API', async () => {
    const answers = await Promise.all([
      exchange({ app: appWith({ revoked: true }) }),
      exchange({ app: appWith({ without: 'approval' }) }),
      exchange({ app: appWith({ without: 'product' }), inferred: { noProduct: 'no token' } }),
    ])
    expect(answers.map(({ status, body }) => [status, body])).toEqual([
      [401, faultOf('oauth.v2.InvalidApiKeyForGivenResource')],
      [401, faultOf('keymanagement.service.app_not_approved')],
      [401, faultOf('keymanagement.service.consumer_key_missing_api_product_association')],
    ])
    expect((await exchange({ app: appWith({ without: 'product' }) })).status).toBe(200)
  })

  test('is a POST', async () => {
    const init = { method: 'GET', body: undefined }
    expect((await exchange({ init })).status).toBe(405)
    expect((await exchange({ init, inferred: { exchangeByGet: 404 } })).status).toBe(404)
  })
})

describe('a token', () => {
  const get = (authorization: string) => new Request(HOST + ORGANIZATION, { headers: { authorization } })

  test('that is missing, garbage, of another scheme or of another sandbox is invalid', async () => {
    const { provider } = createSandbox()
    const token = await tokenOf(provider)
    const foreign = await tokenOf(createSandbox().provider)
    for (const authorization of [
      '',
      'Bearer',
      'Bearer x',
      `Token ${token}`,
      `Bearer ${foreign}`,
      basicOf(globeland!),
    ]) {
      const response = await provider(get(authorization))
      expect([response.status, await response.json()]).toEqual([
        401,
        faultOf('keymanagement.service.invalid_access_token', 'Invalid Access Token'),
      ])
    }
    expect((await provider(get(`Bearer ${token}`))).status).toBe(200)
  })

  test('expires after 1799 seconds', async () => {
    let now = 0
    const { provider } = createSandbox({ now: () => now })
    const token = await tokenOf(provider)
    now = 1_798_999
    expect((await provider(get(`Bearer ${token}`))).status).toBe(200)
    now = 1_799_000
    const response = await provider(get(`Bearer ${token}`))
    expect([response.status, await response.json()]).toEqual([
      401,
      faultOf('keymanagement.service.access_token_expired', 'Access Token expired'),
    ])
  })

  test('may be refused once, or always, right after it was given', async () => {
    const statusesOf = async (trait: Parameters<typeof appWith>[0]) => {
      const { provider } = createSandbox()
      const token = `Bearer ${await tokenOf(provider, appWith(trait))}`
      return [(await provider(get(token))).status, (await provider(get(token))).status]
    }
    expect(await statusesOf({ fault: 'late_token' })).toEqual([401, 200])
    expect(await statusesOf({ fault: 'dead_token' })).toEqual([401, 401])
  })
})

describe('hosts and paths', () => {
  test('of others do not resolve; Coursera’s own show pages', async () => {
    const { provider } = createSandbox()
    for (const host of ['coursera.com', 'api.coursera.org', 'api.coursera.com.evil.example'])
      await expect(provider(new Request(`https://${host}/`))).rejects.toMatchObject({
        code: 'ENOTFOUND',
        hostname: host,
      })
    for (const host of ['www.coursera.org', 'dev.coursera.com'])
      expect((await provider(new Request(`https://${host}/`))).headers.get('content-type')).toContain('text/html')
  })

  test.each(['/api/businesses.v1/DjYCkBQTQV69TtWA7RuNug', '/', '/enter/api', '/oauth2/token'])(
    '%s is not found: the API begins with /ent',
    async (path) => {
      const { status, body } = await ask(path)
      expect([status, body]).toEqual([404, faultOf('messaging.adaptors.http.flow.ApplicationNotFound')])
    },
  )
})

describe('bad days', () => {
  test.each([
    ['quota', 429, 'policies.ratelimit.QuotaViolation'],
    ['gateway_timeout', 504, 'messaging.adaptors.http.flow.GatewayTimeout'],
  ] as const)('%s is a fault of the API, without Retry-After', async (fault, status, code) => {
    const answer = await ask(ORGANIZATION, { app: appWith({ fault }) })
    expect([answer.status, answer.body, answer.headers.get('retry-after')]).toEqual([status, faultOf(code), null])
  })

  test.each([
    ['spike', 429, 'policies.ratelimit.SpikeArrestViolation'],
    ['unavailable', 503, 'messaging.adaptors.http.flow.ServiceUnavailable'],
  ] as const)('%s is a fault of the token endpoint, without Retry-After', async (fault, status, code) => {
    const answer = await exchange({ app: appWith({ fault }) })
    expect([answer.status, answer.body, answer.headers.get('retry-after')]).toEqual([status, faultOf(code), null])
  })

  test.each([
    ['bad_gateway', 502],
    ['page', 200],
    ['challenge', 403],
  ] as const)('%s is a page with status %i', async (fault, status) => {
    const answer = await exchange({ app: appWith({ fault }) })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8'])
    expect(answer.headers.get('cf-mitigated')).toBe(fault === 'challenge' ? 'challenge' : null)
  })

  test('slowness is nine seconds for the token, and nothing else', async () => {
    const waits: number[] = []
    const app = appWith({ fault: 'slow' })
    const path = `/ent/api/businesses.v1/${app.organization.id}`
    expect((await ask(path, { app, wait: async (ms) => void waits.push(ms) })).status).toBe(200)
    expect(waits).toEqual([9_000])
  })

  test('silence lasts until the caller leaves', async () => {
    const caller = new AbortController()
    const silent = createSandbox().provider(exchangeRequest(appWith({ fault: 'silent' }), { signal: caller.signal }))
    const left = new Error('left')
    setImmediate(() => caller.abort(left))
    await expect(silent).rejects.toBe(left)
  })
})

test('credentials look fake and have the usual lengths', () => {
  for (const { apiKey, clientSecret } of apps) {
    expect(apiKey).toMatch(/^fake[A-Za-z0-9]{44}$/)
    expect(clientSecret).toMatch(/^fake[A-Za-z0-9]{60}$/)
  }
})
