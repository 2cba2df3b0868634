import { describe, expect, it } from 'vitest'
import coursera from '#connectors/coursera/connector.ts'
import udacity from '#connectors/udacity/connector.ts'
import { exampleValues } from '#lib/define/index.ts'
import { type Dispatch, html, watchTest } from './watch-test.fixture.ts'

describe('a token by client credentials', () => {
  const TOKEN = 'fakeAccessToken0123456789'
  const values = exampleValues(coursera.fields)
  const minted = () => Response.json({ access_token: TOKEN, expires_in: 1799 })
  const organization = () => Response.json({ elements: [{ id: values.organizationId, name: 'Globe\u202eLand' }] })
  const test = (answers: { token?: Dispatch; data?: Dispatch; programs?: Dispatch }) =>
    watchTest(
      async (request) => {
        const { pathname } = new URL(request.url)
        if (pathname === '/oauth2/client_credentials/token') return answers.token ? answers.token(request) : minted()
        if (request.headers.get('authorization') !== `Bearer ${TOKEN}`) return new Response('', { status: 500 })
        if (pathname.endsWith('/programs'))
          return answers.programs ? answers.programs(request) : Response.json({ elements: [] })
        return answers.data ? answers.data(request) : organization()
      },
      { connector: coursera, authMethod: 'client_credentials', values },
      [TOKEN],
    )

  it("is made once and used after it, and the identity is the provider's own", async () => {
    let body = ''
    const token = async (request: Request) => {
      body = `${request.headers.get('authorization')} ${await request.text()}`
      return minted()
    }
    const { report, asked } = await test({ token })
    expect(body).toBe(`Basic ${btoa(`${values.apiKey}:${values.clientSecret}`)} grant_type=client_credentials`)
    expect(report).toMatchObject({ ok: true, identity: { id: values.organizationId, name: 'Globe Land' } })
    expect(asked).toEqual([
      'POST /oauth2/client_credentials/token',
      `GET /ent/api/businesses.v1/${values.organizationId}`,
      `GET /ent/api/businesses.v1/${values.organizationId}/programs`,
    ])
  })

  it('that is refused blames key and secret', async () => {
    const { refusal } = await test({
      token: async () =>
        Response.json({ ErrorCode: 'invalid_client', Error: `ClientId ${values.apiKey} is Invalid` }, { status: 401 }),
    })
    expect(refusal).toMatchObject({
      code: 'invalid_credentials',
      fields: ['apiKey', 'clientSecret'],
      providerText: 'invalid_client · ClientId [redacted] is Invalid',
    })
  })

  it.each([{ access_token: { a: 1 } }, { access_token: 'a\r\nx-evil: 1' }, {}, { access_token: 12 }])(
    'is not %j',
    async (answer) => {
      expect((await test({ token: async () => Response.json(answer) })).refusal).toMatchObject({
        code: 'unexpected_response',
        fields: [],
      })
    },
  )

  it('refused right after it was made is tried once more', async () => {
    let count = 0
    const fresh = await test({
      data: async () =>
        ++count === 1 ? Response.json({ fault: { faultstring: `Invalid ${TOKEN}` } }, { status: 401 }) : organization(),
    })
    expect(fresh.report.ok).toBe(true)
    const never = await test({
      data: async () => Response.json({ fault: { faultstring: `Invalid Access Token ${TOKEN}` } }, { status: 401 }),
    })
    expect(never.refusal).toMatchObject({
      code: 'unexpected_response',
      fields: [],
      providerText: 'Invalid Access Token [redacted]',
    })
    expect(never.asked).toHaveLength(3)
  })

  it('of an app without the API says that, not that the key is wrong', async () => {
    const data = async () =>
      Response.json(
        {
          fault: {
            faultstring: 'x',
            detail: { errorcode: 'keymanagement.service.InvalidAPICallAsNoApiProductMatchFound' },
          },
        },
        { status: 401 },
      )
    expect((await test({ data })).refusal).toMatchObject({ code: 'insufficient_permission', fields: [] })
  })

  it('for another organisation is told by the identity read', async () => {
    const data = async () => Response.json({ elements: [{ id: 'other', name: 'Other' }] })
    expect((await test({ data })).refusal).toMatchObject({
      code: 'wrong_organization',
      fields: ['organizationId'],
      step: `Find organization ${values.organizationId}`,
    })
  })

  it('from a web page blames nobody where no field chooses the host', async () => {
    expect((await test({ token: async () => html(200) })).refusal).toMatchObject({
      code: 'provider_unavailable',
      fields: [],
    })
  })
})

describe('a token by GraphQL', () => {
  const TOKEN = 'a1b2c3d4e5f60718293a4b5c6d7e8f90'
  const values = exampleValues(udacity.fields)
  const test = (answers: { token?: () => Response; catalog?: () => Response } = {}, given = values) =>
    watchTest(
      async (request) => {
        if (request.url.endsWith('/tokens/graphql'))
          return (
            answers.token?.() ?? Response.json({ data: { generateToken: { unredactedToken: TOKEN, expiresIn: 3600 } } })
          )
        if (request.headers.get('authorization') !== `Token ${TOKEN}`) return new Response('', { status: 401 })
        return answers.catalog?.() ?? Response.json({ data: { catalog: { companyId: '4821' } } })
      },
      { connector: udacity, authMethod: 'client_credentials', values: given },
      [TOKEN],
    )

  it('links with and without the optional company', async () => {
    expect((await test()).report).toMatchObject({ ok: true, identity: { id: '4821', name: 'Company 4821' } })
    const { companyId: _, ...others } = values
    expect((await test({}, others)).report).toMatchObject({ ok: true, identity: { id: '4821' } })
  })

  it('reads errors inside HTTP 200', async () => {
    const errors = (code: string, message: string) => () =>
      Response.json({ data: null, errors: [{ message, extensions: { code } }] })
    expect((await test({ token: errors('UNAUTHORIZED', 'not authorized') })).refusal).toMatchObject({
      code: 'invalid_credentials',
      fields: ['clientId', 'clientSecret'],
      status: 200,
    })
    expect((await test({ token: errors('BAD_REQUEST', 'companyId is required') })).refusal).toMatchObject({
      code: 'wrong_organization',
      fields: ['companyId'],
    })
    expect((await test({ token: errors('WHAT', 'else') })).refusal).toMatchObject({
      code: 'unexpected_response',
      fields: [],
    })
    expect((await test({ catalog: errors('INTERNAL', 'internal error') })).refusal).toMatchObject({
      code: 'unexpected_response',
      fields: [],
    })
  })

  it('compares the company only where one was given', async () => {
    const catalog = () => Response.json({ data: { catalog: { companyId: '9' } } })
    expect((await test({ catalog })).refusal).toMatchObject({ code: 'wrong_organization', fields: ['companyId'] })
  })
})
