import { describe, expect, test } from 'vitest'
import { checkField, cleanField, usualHint } from '#lib/define/index.ts'
import { runAction } from '#lib/engine/run-action.ts'
import { testCredentials } from '#lib/engine/test-in-english.fixture.ts'
import { createTokenCache } from '#lib/engine/token-cache.ts'
import type { Provider, SandboxOptions } from '#lib/sandbox/index.ts'
import connector from './connector.ts'
import createSandbox from './sandbox.ts'
import type { Inferred } from './sandbox-inferred.ts'

const HOUR = 3_600_000

/** A sandbox that counts what it is asked, by endpoint. */
function counting(options: SandboxOptions & { inferred?: Partial<Inferred> } = {}) {
  const sandbox = createSandbox({ wait: async () => {}, ...options })
  const asked: string[] = []
  const dispatch: Provider = (request) => {
    asked.push(/v1\/(.*)\/graphql/.exec(request.url)?.[1] ?? request.url)
    return sandbox.provider(request)
  }
  const mints = () => asked.filter((domain) => domain === 'tokens').length
  const valuesOf = (key: string) => ({ ...sandbox.testCredentials.find((one) => one.key === key)!.values })
  const link = (key: string) =>
    testCredentials({
      connector,
      authMethod: 'client_credentials',
      values: valuesOf(key),
      door: { dispatch },
      patience: { step: key === 'silent' ? 30 : 2_000, again: 1 },
    })
  return { ...sandbox, asked, mints, dispatch, valuesOf, link }
}

describe('tokens', () => {
  test('are made once in a test, whatever it ends in', async () => {
    const { testCredentials: credentials, link, mints } = counting()
    for (const [index, { key }] of credentials.entries()) {
      await link(key)
      expect([key, mints()]).toEqual([key, index + 1])
    }
  })

  test('are asked for once by many actions of an account at once, and again after an hour', async () => {
    let now = 0
    const { dispatch, mints, valuesOf } = counting({ now: () => now })
    const tokens = createTokenCache({ now: () => now })
    const run = (action: string) =>
      runAction({
        connector,
        authMethod: 'client_credentials',
        values: valuesOf('good'),
        action,
        input: action.endsWith('plan_progress') ? { plan_id: 'lp-3' } : {},
        door: { dispatch },
        account: 'acc_1 1',
        tokens,
      })
    const keys = Object.keys(connector.actions)
    const many = await Promise.all(Array.from({ length: 60 }, (_, index) => run(keys[index % keys.length]!)))
    expect(many.map(({ ok }) => ok)).toEqual(many.map(() => true))
    expect(mints()).toBe(1)
    now = HOUR
    expect((await run('get_company')).ok).toBe(true)
    expect(mints()).toBe(2)
  })

  test.each([401, 200])('that Udacity refuses with status %i are renewed once', async (status) => {
    const { dispatch, mints, valuesOf } = counting()
    const refused = { data: null, errors: [{ message: 'not authorized', extensions: { code: 'UNAUTHORIZED' } }] }
    let isFirst = true
    const forgetful: Provider = async (request) => {
      const isRead = request.url.includes('/catalog/')
      if (!isRead || !isFirst) return dispatch(request)
      isFirst = false
      return Response.json(refused, { status })
    }
    const result = await runAction({
      connector,
      authMethod: 'client_credentials',
      values: valuesOf('good'),
      action: 'get_company',
      door: { dispatch: forgetful },
      account: 'acc_1 1',
      tokens: createTokenCache(),
    })
    expect(result).toMatchObject({ ok: true, data: { data: { catalog: { companyId: '4821' } } } })
    expect(mints()).toBe(2)
  })
})

describe('a link', () => {
  test('asks for nothing but a token and the company’s id, and says which company was found', async () => {
    const { link, asked } = counting()
    const report = await link('several')
    expect(report).toMatchObject({ ok: true, identity: { id: '5177', name: 'Company 5177' } })
    expect(asked).toEqual(['tokens', 'catalog'])
    expect(await link('no_company_id')).toMatchObject({ ok: true, identity: { id: '4821' } })
  })

  // What is only inferred about Udacity must not decide: each way it may answer ends in the same outcome.
  test.each<Partial<Inferred>>([
    {},
    { refusedExchange: 401 },
    { refusedCompany: 400 },
    { refusedCompany: 403 },
    { codes: { companyRequired: 'FORBIDDEN', otherCompany: 'BAD_USER_INPUT', missingScope: 'WHAT', fault: 'WHAT' } },
  ])('that is refused ends alike where Udacity answers with %j', async (inferred) => {
    const { link, testCredentials: credentials } = counting({ inferred })
    for (const { key, outcome, blames = [] } of credentials) {
      const report = await link(key)
      if (report.ok) expect([key, outcome]).toEqual([key, 'linked'])
      else expect([key, report.refusal.code, report.refusal.fields]).toEqual([key, outcome, blames])
    }
  })

  test('tells what to wait for, and the status on the wire', async () => {
    const { link } = counting()
    expect(await link('minted')).toMatchObject({ refusal: { code: 'rate_limited', retryAfter: 60, status: 429 } })
    expect(await link('busy')).toMatchObject({ refusal: { code: 'rate_limited', retryAfter: 30 } })
    expect(await link('wrong_secret')).toMatchObject({ refusal: { status: 200, providerText: /UNAUTHORIZED/ } })
    expect(await link('needs_company_id')).toMatchObject({
      refusal: {
        message: expect.stringContaining('several companies'),
        step: 'Get access to your company',
      },
    })
  })

  const refusedWith = async (status: number, message: string, code?: string, key = 'good') => {
    const errors = [{ message, ...(code && { extensions: { code } }) }]
    const values = counting().valuesOf(key)
    const door = { dispatch: async () => Response.json({ data: null, errors }, { status }) }
    const asked = { connector, authMethod: 'client_credentials', values, door }
    const report = await testCredentials(asked)
    const result = await runAction({ ...asked, action: 'get_company', patience: { attempts: 1 } })
    if (report.ok || result.ok) throw new Error('it passed')
    // A test and an action make the same of a refused exchange.
    expect([result.code, result.message]).toEqual([report.refusal.code, report.refusal.message])
    return report.refusal
  }

  test.each<[status: number, message: string, code: string | undefined]>([
    [200, 'internal error fetching client credential', 'INTERNAL_SERVER_ERROR'],
    [200, 'internal error fetching company', 'INTERNAL_SERVER_ERROR'],
    [200, 'internal error fetching companyId', undefined],
    [200, 'credential is invalid', undefined],
    [400, 'companyId is required', undefined],
    [400, 'bad credential', 'BAD_REQUEST'],
  ])('that is refused with %i, “%s” and the code %s blames nobody: words alone decide nothing', async (...refusal) => {
    expect(await refusedWith(...refusal)).toMatchObject({ code: 'unexpected_response', fields: [] })
  })

  test.each(['good', 'no_company_id'])('that is forbidden says nothing untrue of the Company ID of %s', async (key) => {
    for (const [status, code] of [
      [403, undefined],
      [200, 'FORBIDDEN'],
    ] as const)
      expect(await refusedWith(status, 'forbidden', code, key)).toMatchObject({
        code: 'wrong_organization',
        fields: ['companyId'],
        message: 'Udacity gives this credential no access to a company.',
        next: expect.stringMatching(/If it covers several, enter the Company ID.*subscription is active\.$/),
      })
  })

  test('that Udacity cannot read blames nobody', async () => {
    for (const badQuestion of [200, 400] as const) {
      const { provider, valuesOf } = counting({ inferred: { badQuestion } })
      const misread: Provider = async (request) => {
        const text = (await request.text()).replace('expiresIn }', 'expiresIn validFor }')
        return provider(new Request(request.url, { method: 'POST', headers: request.headers, body: text }))
      }
      const report = await testCredentials({
        connector,
        authMethod: 'client_credentials',
        values: valuesOf('good'),
        door: { dispatch: misread },
      })
      expect(report).toMatchObject({ ok: false, refusal: { code: 'unexpected_response', fields: [] } })
    }
  })
})

describe('an action', () => {
  const run = (key: string, action: string, input: Record<string, string> = {}) => {
    const { dispatch, valuesOf } = counting()
    const values = valuesOf(key)
    const patience = { attempts: 1 }
    return runAction({
      connector,
      authMethod: 'client_credentials',
      values,
      action,
      input,
      door: { dispatch },
      patience,
    })
  }

  test('pages by cursor with a number for its size', async () => {
    const { ok, data } = (await run('good', 'list_program_progress', {
      first: '2',
      after: 'eyJpZCI6IjIifQ==',
      enrollment_status: 'ENROLLED',
    })) as { ok: boolean; data: { data: { programProgress: { edges: { cursor: string }[] } } } }
    expect([ok, data.data.programProgress.edges.map(({ cursor }) => atob(cursor))]).toEqual([
      true,
      ['{"id":"3"}', '{"id":"4"}'],
    ])
  })

  test.each([
    ['partial', 'refused'],
    ['empty', 'unexpected_response'],
    ['no_catalog', 'insufficient_permission'],
    ['wrong_secret', 'invalid_credentials'],
    ['busy', 'rate_limited'],
    ['down', 'provider_unavailable'],
  ])('of the account %s is %s, though the status may be 200', async (key, code) => {
    const patient = await run(key, 'list_programs')
    expect(patient).toMatchObject({ ok: false, code })
  })
})

describe('the fields', () => {
  const { clientId, clientSecret, companyId } = connector.fields

  test('know a masked secret, and say that the secret is shown only once', () => {
    for (const masked of ['udcs_••••••••a1b2', 'udcs_****a1b2', '••••'])
      expect(String(checkField(clientSecret!, cleanField(clientSecret!, masked)))).toMatch(/masked form.*create a new/)
  })

  test('know swapped values and the company’s name, without blocking them', () => {
    const hint = (name: string, value: string) => usualHint(connector.fields, name, value)?.toString()
    expect(hint('clientId', clientSecret!.example)).toContain('Client Secret')
    expect(hint('clientSecret', clientId!.example)).toContain('Client ID')
    expect(hint('companyId', 'acme-learning')).toMatch(/is not its id/)
    expect(hint('companyId', 'https://manage.udacity.com/c/acme-learning')).toMatch(/is not its id/)
    expect(hint('companyId', '4821')).toBeUndefined()
    expect(hint('companyId', '6f0c1b2e-0000-4000-8000-000000000001')).toBeUndefined()
    expect(checkField(companyId!, 'acme-learning')).toBeUndefined()
  })
})
