import { describe, expect, test } from 'vitest'
import { checkField, exampleValues, usualHint } from '#lib/define/index.ts'
import { testCredentials } from '#lib/engine/test-in-english.fixture.ts'
import connector from './connector.ts'
import createSandbox from './sandbox.ts'
import type { Options } from './sandbox-ask.fixture.ts'

/** What the definition makes of answers that differ from what we expect of Coursera, and of entries that differ. */

const good = exampleValues(connector.fields)
const valuesOf = (key: string) => createSandbox().testCredentials.find((it) => it.key === key)!.values

async function link(values: Readonly<Record<string, string>>, options: Options = {}) {
  const { provider } = createSandbox(options)
  const asked: string[] = []
  const report = await testCredentials({
    connector,
    authMethod: 'client_credentials',
    values,
    door: {
      dispatch: (request) => {
        asked.push(new URL(request.url).pathname)
        return provider(request)
      },
    },
    patience: { again: 1 },
  })
  return { report, asked, refusal: report.ok ? undefined : report.refusal }
}

/** The refusal where a token is given, and every read is answered like this. */
async function refusedRead(status: number, body: object) {
  const dispatch = async ({ method }: Request) =>
    method === 'POST' ? Response.json({ access_token: 'fakeToken1234' }) : Response.json(body, { status })
  const report = await testCredentials({
    connector,
    authMethod: 'client_credentials',
    values: good,
    door: { dispatch },
  })
  return report.ok ? undefined : report.refusal
}

describe('the outcome stays the same', () => {
  test.each(['ErrorCode', 'fault', 'rfc'] as const)(
    'when a refused exchange is written as %s',
    async (refusedExchange) => {
      for (const key of ['wrong_key', 'wrong_secret'])
        expect((await link(valuesOf(key), { inferred: { refusedExchange } })).refusal).toMatchObject({
          code: 'invalid_credentials',
          fields: ['apiKey', 'clientSecret'],
          status: 401,
          providerText: expect.stringMatching(/invalid_client|InvalidClientIdentifier/),
        })
    },
  )

  test.each([401, 403, 'no token'] as const)('when an app without the API gets %s', async (noProduct) => {
    expect((await link(valuesOf('no_api'), { inferred: { noProduct } })).refusal).toMatchObject({
      code: 'insufficient_permission',
      fields: [],
      message: expect.stringMatching(/API/),
      next: expect.stringContaining('press Enable, then Save'),
    })
  })

  test.each(['json', 'spring'] as const)('when another organization is refused as %s', async (otherOrganization) => {
    expect((await link(valuesOf('other_organization'), { inferred: { otherOrganization } })).refusal).toMatchObject({
      code: 'wrong_organization',
      fields: ['organizationId'],
      status: 403,
      providerText: expect.stringMatching(/Access is denied|Forbidden/),
    })
  })

  test.each([
    ['unknown_organization', { unknownOrganization: 403 }],
    ['program_id', { programAsOrganization: 403 }],
    ['slug', { malformedOrganization: 404 }],
  ] as const)('for %s, whose status is a guess', async (key, inferred) => {
    expect((await link(valuesOf(key), { inferred })).refusal).toMatchObject({
      code: 'wrong_organization',
      fields: ['organizationId'],
    })
  })
})

describe('a sentence of its own', () => {
  const messageOf = async (key: string) => (await link(valuesOf(key))).refusal?.message

  test('is said of an app that is revoked or not approved, and of the API that is not enabled', async () => {
    const notLetIn = 'Coursera does not let the app of this API Key in: it is not approved, or it was revoked.'
    expect(await messageOf('revoked')).toBe(notLetIn)
    expect(await messageOf('pending')).toBe(notLetIn)
    expect(await messageOf('no_api')).toBe('Coursera For Business API is not enabled in the app of this API Key.')
    expect((await link(valuesOf('pending'))).refusal?.providerText).toContain('keymanagement.service.app_not_approved')
    expect(await messageOf('wrong_key')).toBe('Coursera did not accept this API Key and Client Secret.')
  })

  test('is said of a limit, which never blames the input, at the step that met it', async () => {
    expect((await link(valuesOf('quota'))).refusal).toMatchObject({
      code: 'rate_limited',
      fields: [],
      step: 'Find organization DjYCkBQTQV69TtWA7RuNug',
    })
    expect((await link(valuesOf('spike'))).refusal).toMatchObject({
      code: 'rate_limited',
      step: 'Sign in with the API Key and Client Secret',
    })
  })

  const gatewayFault = (errorcode: string) => ({ fault: { faultstring: 'words', detail: { errorcode } } })

  test.each([
    [{ ErrorCode: 'invalid_request', Error: 'Required param : grant_type' }, 400],
    [{ ErrorCode: 'unsupported_grant_type', Error: 'Unsupported grant type : x' }, 400],
    [gatewayFault('steps.extractvariables.SourceMessageNotAvailable'), 400],
    [{ message: 'Bad Request', statusCode: 400 }, 400],
    [{ msg: 'ClientId is Invalid' }, 401],
    [gatewayFault('steps.oauth.v2.InvalidTokenType'), 401],
    [{ message: 'Forbidden', statusCode: 403 }, 403],
    [{ message: 'Not Found', statusCode: 404 }, 404],
  ])('says that %j at the exchange is nobody’s fault', async (body, status) => {
    const report = await testCredentials({
      connector,
      authMethod: 'client_credentials',
      values: good,
      door: { dispatch: async () => Response.json(body, { status }) },
    })
    expect(report).toMatchObject({ ok: false, refusal: { code: 'unexpected_response', fields: [], status } })
  })

  test.each([
    [404, gatewayFault('messaging.adaptors.http.flow.ApplicationNotFound'), 'unexpected_response'],
    [400, gatewayFault('messaging.adaptors.http.flow.DecompressionFailureAtRequest'), 'unexpected_response'],
    [400, gatewayFault('steps.extractvariables.SourceMessageNotAvailable'), 'unexpected_response'],
    [403, gatewayFault('steps.oauth.v2.InsufficientScope'), 'insufficient_permission'],
    [400, { msg: "Routing error: Improperly formatted value for parameter 'fields'" }, 'unexpected_response'],
    [503, gatewayFault('messaging.adaptors.http.flow.ServiceUnavailable'), 'provider_unavailable'],
  ])('says that the organization is not what %i %j is about', async (status, body, code) => {
    expect(await refusedRead(status, body)).toMatchObject({
      code,
      fields: [],
      message: expect.not.stringContaining('knows no organization'),
    })
  })
})

describe('each form of an error is read', () => {
  const at = { timestamp: '2026-06-15T10:00:00.000+00:00', path: '/ent' }
  test.each([
    [{ fault: { faultstring: 'words', detail: { errorcode: 'code' } } }, 'code · words'],
    [{ ErrorCode: 'code', Error: 'words' }, 'code · words'],
    [{ errorCode: 'code', message: 'words', details: null }, 'code · words'],
    [{ message: 'words', statusCode: 400 }, 'words'],
    [{ msg: 'words' }, 'words'],
    [{ ...at, status: 400, error: 'Bad Request' }, 'Bad Request'],
    [{ error: { ...at, message: 'words', type: 'CODE' } }, 'CODE · words'],
  ])('%j', async (body, providerText) => {
    expect(await refusedRead(400, body)).toMatchObject({ code: 'malformed_input', status: 400, providerText })
  })
})

describe('a new token', () => {
  test('that is not known at once is used again, once', async () => {
    const { report, asked } = await link(valuesOf('late_token'))
    expect([report.ok, asked.length]).toEqual([true, 4])
  })

  test('that stays refused is Coursera’s fault', async () => {
    const { refusal, asked } = await link(valuesOf('dead_token'))
    expect([refusal?.code, refusal?.fields, asked.length]).toEqual(['unexpected_response', [], 3])
  })

  test('is enough when the app may not read programs, and that is said', async () => {
    expect((await link(valuesOf('no_programs'))).report).toMatchObject({
      ok: true,
      identity: { name: 'Cumulus Health' },
      limitations: [expect.stringContaining('no access to programs')],
    })
  })
})

describe('an organization', () => {
  const answering = (elements: unknown) =>
    testCredentials({
      connector,
      authMethod: 'client_credentials',
      values: good,
      door: {
        dispatch: async (request) =>
          Response.json(request.method === 'POST' ? { access_token: 'fakeToken1234', expires_in: 1799 } : { elements }),
      },
    })

  test.each([
    [[]],
    [[{ id: 'k3VdW1qIEe2Xr_9sT-Lm4A', name: 'Other' }]],
    [[{ id: good.organizationId!.toLowerCase() }]],
  ])('is not proved by %j', async (elements) => {
    expect(await answering(elements)).toMatchObject({
      ok: false,
      refusal: { code: 'wrong_organization', fields: ['organizationId'] },
    })
  })

  test('keeps the capitals of its id, and is called what Coursera calls it', async () => {
    expect(await answering([{ id: good.organizationId, name: 'GlobeLand' }])).toMatchObject({
      ok: true,
      identity: { id: 'DjYCkBQTQV69TtWA7RuNug', name: 'GlobeLand' },
    })
  })
})

describe('the form', () => {
  const { fields } = connector
  const hint = (value: string) => usualHint(fields, 'organizationId', value)?.toString()

  test('knows the name in the address, an address and an e-mail address for what they are', () => {
    expect(hint('globeland')).toMatch(/^This looks like the name in the address, not the Organization ID\./)
    expect(hint('https://www.coursera.org/o/globeland/admin')).toMatch(/^This is a web address/)
    expect(hint('grace@globeland.example')).toMatch(/^This is an e-mail address/)
    expect(checkField(fields.organizationId!, 'globeland')).toBeUndefined()
  })

  test('refuses a secret that is still hidden, and says how to show it', () => {
    for (const hidden of ['••••••••', '****************'])
      expect(String(checkField(fields.clientSecret!, hidden))).toMatch(/Choose Show Secret first/)
  })
})
