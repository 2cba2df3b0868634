import { describe, expect, test } from 'vitest'
import coursera from '#connectors/coursera/connector.ts'
import udacity from '#connectors/udacity/connector.ts'
import ashby from '#lib/define/fixtures/ashby/connector.ts'
import { exampleValues } from '#lib/define/index.ts'
import { genericSandbox } from './generic-sandbox.ts'
import type { Provider } from './provider.ts'
import { verdictsOf } from './scenarios.ts'

const good = exampleValues(coursera.fields)
const ORGANIZATION = `https://api.coursera.com/ent/api/businesses.v1/${good.organizationId}`

const tokenFrom = async (provider: Provider, secret = good.clientSecret) => {
  const response = await provider(
    new Request('https://api.coursera.com/oauth2/client_credentials/token', {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${good.apiKey}:${secret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    }),
  )
  return { status: response.status, body: (await response.json()) as { access_token: string; expires_in: number } }
}
const get = (provider: Provider, url: string, authorization: string) =>
  provider(new Request(url, { headers: { authorization } }))

describe('a provider made from a definition', () => {
  test('exchanges the examples for a token and answers its examples', async () => {
    const { provider } = genericSandbox(coursera)
    const { status, body } = await tokenFrom(provider)
    expect([status, body.expires_in]).toEqual([200, 1799])
    const answer = await get(provider, ORGANIZATION, `Bearer ${body.access_token}`)
    expect(await answer.json()).toEqual(coursera.actions.get_organization!.example)
  })

  test('refuses other credentials, no token, another scheme and a token past its lifetime', async () => {
    let now = 0
    const { provider } = genericSandbox(coursera, { now: () => now })
    expect((await tokenFrom(provider, 'wrong')).status).toBe(401)
    const { access_token } = (await tokenFrom(provider)).body
    expect((await get(provider, ORGANIZATION, '')).status).toBe(401)
    expect((await get(provider, ORGANIZATION, `Token ${access_token}`)).status).toBe(401)
    expect((await get(provider, ORGANIZATION, `Bearer ${access_token}x`)).status).toBe(401)
    now = 1_800_000
    expect((await get(provider, ORGANIZATION, `Bearer ${access_token}`)).status).toBe(401)
  })

  test('refuses another organization as the definition says providers do, and unknown paths', async () => {
    const { provider } = genericSandbox(coursera)
    const { access_token } = (await tokenFrom(provider)).body
    expect((await get(provider, `${ORGANIZATION}x`, `Bearer ${access_token}`)).status).toBe(403)
    expect((await get(provider, `${ORGANIZATION}%ZZ`, `Bearer ${access_token}`)).status).toBe(403)
    expect((await get(provider, 'https://api.coursera.com/nothing', `Bearer ${access_token}`)).status).toBe(404)
  })

  test('exists at its own hosts alone', async () => {
    const { provider } = genericSandbox(coursera)
    await expect(provider(new Request('https://api.coursera.com.evil.example/'))).rejects.toMatchObject({
      code: 'ENOTFOUND',
    })
    expect((await provider(new Request('https://www.coursera.org/'))).status).toBe(200)
  })

  test('keeps its tokens to itself', async () => {
    const { access_token } = (await tokenFrom(genericSandbox(coursera).provider)).body
    expect((await get(genericSandbox(coursera).provider, ORGANIZATION, `Bearer ${access_token}`)).status).toBe(401)
  })

  test('says errors inside success where the definition knows such errors', async () => {
    const { provider } = genericSandbox(udacity)
    const variables = { input: { ...exampleValues(udacity.fields), clientSecret: 'udcs_wrong' } }
    const body = udacity.auth.client_credentials as { request: { body: { graphql: string } } }
    const response = await provider(
      new Request('https://api.udacity.com/api/public/api/v1/tokens/graphql', {
        method: 'POST',
        body: JSON.stringify({ query: body.request.body.graphql, variables }),
      }),
    )
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHORIZED' } }] })
  })
})

describe('a provider of one file', () => {
  const { apiKey } = exampleValues(ashby.fields)
  const post = (path: string, body: object, user = apiKey) =>
    genericSandbox(ashby).provider(
      new Request(`https://api.ashbyhq.com/${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { authorization: `Basic ${btoa(`${user}:`)}` },
      }),
    )

  test('lets its key in as the user name of Basic, and reads a number where one is wanted', async () => {
    const { example } = ashby.actions.list_candidates!
    expect(await (await post('candidate.list', { limit: 25 })).json()).toEqual(example)
    expect((await post('candidate.list', { limit: [25] })).status).toBe(404)
    expect((await post('candidate.list', {}, 'wrong')).status).toBe(401)
  })

  test('says a missing permission in the code that stands for it', async () => {
    const { values } = genericSandbox(ashby).testCredentials.find(({ key }) => key === 'insufficient_permission')!
    const response = await post('apiKey.info', {}, values.apiKey)
    expect([response.status, await response.json()]).toEqual([403, { errors: ['missing_endpoint_permission'] }])
  })
})

describe('its test credentials', () => {
  const credential = (key: string) => genericSandbox(coursera).testCredentials.find((it) => it.key === key)!

  test('cover every code of the definition and every bad day', () => {
    const [method] = Object.values(coursera.auth)
    const rules = [...((method?.type === 'token' && method.outcomes) || []), ...coursera.outcomes]
    const codes = rules.flatMap(verdictsOf).map(({ verdict }) => verdict.code)
    expect(codes).toContain('wrong_organization')
    const outcomes = genericSandbox(coursera).testCredentials.map(({ outcome }) => outcome)
    expect(new Set(outcomes)).toEqual(new Set(['linked', 'rate_limited', 'provider_unavailable', ...codes]))
  })

  test('look like the examples and differ from each other', () => {
    const secrets = genericSandbox(coursera).testCredentials.map(({ values }) => values.clientSecret)
    expect(new Set(secrets).size).toBe(secrets.length)
    for (const secret of secrets) expect(secret).toMatch(/^fakeCoursera\w{52}$/)
  })

  test('are slow for nine seconds, once', async () => {
    const waits: number[] = []
    const { provider } = genericSandbox(coursera, { wait: async (ms) => void waits.push(ms) })
    const { access_token } = (await tokenFrom(provider, credential('slow').values.clientSecret)).body
    await get(provider, ORGANIZATION, `Bearer ${access_token}`)
    expect(waits).toEqual([9_000])
  })

  test('are throttled with a time to wait', async () => {
    const { provider } = genericSandbox(coursera)
    expect((await tokenFrom(provider, credential('busy').values.clientSecret)).status).toBe(429)
  })
})
