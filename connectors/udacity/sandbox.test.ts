import { describe, expect, test } from 'vitest'
import { COMPANY, GENERATE_TOKEN } from './queries.ts'
import createSandbox from './sandbox.ts'
import { clients } from './sandbox-accounts.ts'
import { acme, asking, clientWith, several } from './sandbox-ask.fixture.ts'

const HOUR = 3_600_000
const refused = (code: string, message: string) => [{ message, extensions: { code } }]

describe('the exchange', () => {
  test('gives a token of 32 hex characters for an hour, without an Authorization header', async () => {
    const { status, body } = await asking().mint()
    expect([status, body]).toEqual([
      200,
      { data: { generateToken: { unredactedToken: expect.stringMatching(/^[0-9a-f]{32}$/), expiresIn: 3600 } } },
    ])
  })

  test('refuses a wrong id, a wrong secret and a revoked credential in the same words, inside 200 or as 401', async () => {
    for (const refusedExchange of [200, 401] as const) {
      const { mint } = asking({ inferred: { refusedExchange } })
      const answers = [
        await mint({ ...acme!, clientId: several!.clientId }),
        await mint({ ...acme!, clientId: 'udcl_ffffffffffffffffffffffffffffffff' }),
        await mint({ ...acme!, clientSecret: several!.clientSecret }),
        await mint(clients.find(({ revoked }) => revoked)!),
      ]
      for (const { status, body } of answers)
        expect([status, body]).toEqual([
          refusedExchange,
          {
            data: null,
            errors: [{ message: 'not authorized', path: ['generateToken'], extensions: { code: 'UNAUTHORIZED' } }],
          },
        ])
    }
  })

  test('needs a companyId that the credential covers, where it covers several', async () => {
    const { mint, tokenOf, ask } = asking()
    expect((await mint(several)).body.errors).toMatchObject(refused('BAD_REQUEST', 'companyId is required'))
    expect((await mint(several, '6034')).body.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    for (const { id } of several!.companies)
      expect((await ask('catalog', COMPANY, {}, await tokenOf(several, id))).body).toEqual({
        data: { catalog: { companyId: id } },
      })
  })

  test('ends 50 times a minute with a token, by credential', async () => {
    let now = 0
    const { mint } = asking({ now: () => now, inferred: { perAddress: 1000 } })
    for (let count = 1; count <= 50; count++) {
      const { status, headers } = await mint()
      expect([status, headers.get('x-ratelimit-limit'), headers.get('x-ratelimit-remaining')]).toEqual([
        200,
        '50',
        String(50 - count),
      ])
    }
    now = 12_000
    const { status, headers, body } = await mint()
    expect([status, headers.get('retry-after'), headers.get('x-ratelimit-remaining'), body]).toEqual([
      429,
      '48',
      '0',
      { error: { message: 'Rate limit exceeded. Please try again later.', code: 'RATE_LIMIT_EXCEEDED' } },
    ])
    expect((await mint(several, '5177')).status).toBe(200)
    now = 60_000
    expect((await mint()).status).toBe(200)
  })
})

describe('a token', () => {
  test('travels as Token, in no other scheme', async () => {
    const { ask, tokenOf } = asking()
    const token = await tokenOf()
    const errors = async (authorization?: string) => {
      const { status, body } = await ask('catalog', COMPANY, {}, authorization)
      return [status, body.errors]
    }
    expect((await ask('catalog', COMPANY, {}, token)).status).toBe(200)
    expect(await errors()).toEqual([401, refused('UNAUTHORIZED', 'no Authorization header')])
    expect(await errors(token.replace('Token', 'Bearer'))).toEqual([401, refused('UNAUTHORIZED', 'token not found')])
    expect(await errors(`${token}0`)).toEqual([401, refused('UNAUTHORIZED', 'token not found')])
  })

  test('of a revoked credential lives until it expires, and no new one is made', async () => {
    let now = 0
    const { ask, tokenOf, mint, revoke } = asking({ now: () => now })
    const token = await tokenOf()
    revoke(acme!.clientId)
    expect((await mint()).body.errors).toMatchObject([{ extensions: { code: 'UNAUTHORIZED' } }])
    now = HOUR - 1
    expect((await ask('catalog', COMPANY, {}, token)).status).toBe(200)
    now = HOUR
    const { status, body } = await ask('catalog', COMPANY, {}, token)
    expect([status, body.errors]).toEqual([401, refused('UNAUTHORIZED', 'token is no longer valid')])
  })

  test('without the scope for the catalog still reads progress', async () => {
    const client = clients.find(({ without }) => without)!
    const { ask, tokenOf } = asking()
    const token = await tokenOf(client)
    const { status, body } = await ask('catalog', COMPANY, {}, token)
    expect([status, body.errors]).toMatchObject([403, refused('FORBIDDEN', 'missing required scope')])
    const query = '{ programProgress(input: {}) { totalCount } }'
    expect((await ask('program-progress', query, {}, token)).status).toBe(200)
  })
})

test('a hundred requests a minute are one identity’s, over all domains', async () => {
  const { ask, tokenOf } = asking({ now: () => 0 })
  const [one, other] = [await tokenOf(), await tokenOf()]
  for (let count = 1; count <= 100; count++) {
    const [domain, query] =
      count % 2 ? ['catalog', COMPANY] : ['program-progress', '{ programProgress(input: {}) { totalCount } }']
    const { status, headers } = await ask(domain!, query!, {}, count % 3 ? one : other)
    expect([status, headers.get('x-ratelimit-remaining')]).toEqual([200, String(100 - count)])
  }
  const { status, headers } = await ask('catalog', COMPANY, {}, one)
  expect([status, headers.get('retry-after')]).toEqual([429, '60'])
})

test('credentials look fake and have the published form', () => {
  for (const { clientId, clientSecret } of clients) {
    expect(clientId).toMatch(/^udcl_facade[0-9a-f]{26}$/)
    expect(clientSecret).toMatch(/^udcs_fakeUdacity[A-Za-z0-9_-]{16,}$/)
  }
  expect(new Set(clients.map(({ clientId }) => clientId)).size).toBe(clients.length)
})

test('other hosts do not exist, other paths are not found, and a browser gets the playground', async () => {
  const { provider } = createSandbox()
  const at = (url: string, method = 'GET') => provider(new Request(url, { method }))
  const base = 'https://api.udacity.com/api/public/api/v1'
  await expect(at('https://api.udacity.com.evil.example/')).rejects.toMatchObject({ code: 'ENOTFOUND' })
  expect((await at('https://manage.udacity.com/')).headers.get('content-type')).toContain('text/html')
  for (const path of ['/nothing/graphql', '/constructor/graphql', '/catalog'])
    expect((await at(base + path, 'POST')).status).toBe(404)
  expect((await at(`${base}/catalog/graphql`)).headers.get('content-type')).toContain('text/html')
})

describe('bad days', () => {
  test.each([
    ['busy', 429],
    ['down', 500],
    ['untrusted', 401],
    ['partial', 200],
    ['empty', 200],
  ])('%s is status %i at the read, after a token', async (fault, status) => {
    const { ask, tokenOf } = asking()
    const answer = await ask('catalog', COMPANY, {}, await tokenOf(clientWith(fault)))
    expect(answer.status).toBe(status)
    expect('errors' in answer.body).toBe(['untrusted', 'partial'].includes(fault))
    if (status === 200) expect(answer.body.data).toEqual({ catalog: null })
  })

  test('the exchange is refused as one too many, or by the gateway’s page', async () => {
    const { mint } = asking()
    const minted = await mint(clientWith('minted'))
    expect([minted.status, minted.headers.get('retry-after')]).toEqual([429, '60'])
    const gateway = await mint(clientWith('gateway'))
    expect([gateway.status, gateway.headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8'])
  })

  test('slowness is nine seconds for the exchange, and nothing else', async () => {
    const waits: number[] = []
    const { ask, tokenOf } = asking({ wait: async (ms) => void waits.push(ms) })
    await ask('catalog', COMPANY, {}, await tokenOf(clientWith('slow')))
    expect(waits).toEqual([9_000])
  })

  test('silence lasts until the caller leaves', async () => {
    const caller = new AbortController()
    const { clientId, clientSecret } = clientWith('silent')
    const variables = { input: { clientId, clientSecret } }
    const silent = createSandbox().provider(
      new Request('https://api.udacity.com/api/public/api/v1/tokens/graphql', {
        method: 'POST',
        body: JSON.stringify({ query: GENERATE_TOKEN, variables }),
        signal: caller.signal,
      }),
    )
    const left = new Error('left')
    setImmediate(() => caller.abort(left))
    await expect(silent).rejects.toBe(left)
  })
})
