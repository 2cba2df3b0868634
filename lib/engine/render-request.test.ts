import { describe, expect, it } from 'vitest'
import { renderRequest } from './render-request.ts'

const baseUrl = 'https://{sub}.provider.example/api/{org}'
const values = { sub: 'acme', org: '42', 'input.q': 'a&b=c/ü', 'input.page': '1', 'input.empty': '' }

describe('a rendered request', () => {
  it('encodes what stands in the URL and leaves out what is absent', () => {
    const call = renderRequest(
      {
        method: 'GET',
        path: '/x/{input.q}/',
        query: { q: '{input.q}', 'f[x]': '{input.page}', none: '{input.empty}', gone: '{input.gone}', fixed: 'yes' },
      },
      { baseUrl, values },
    )
    expect(call).toMatchObject({
      method: 'GET',
      url: 'https://acme.provider.example/api/42/x/a%26b%3Dc%2F%C3%BC/?q=a%26b%3Dc%2F%C3%BC&f%5Bx%5D=1&fixed=yes',
    })
    expect(call).not.toHaveProperty('body')
  })

  it.each([
    ['', ['org']],
    ['.', ['org']],
    ['..', ['org']],
    [undefined, ['org']],
  ])('is none when a part of the path is %j', (org, unfit) => {
    expect(renderRequest({ method: 'GET', path: '/me' }, { baseUrl, values: { ...values, org } })).toEqual({ unfit })
  })

  it('is none when the parser would make another path of it', () => {
    expect(renderRequest({ method: 'GET', path: '/a/../{org}' }, { baseUrl, values })).toEqual({ unfit: ['org'] })
  })

  it.each(['acme#', 'acme@evil.com', 'acme\\..\\', 'acme/../', 'acme:443'])('is none for the host %j', (sub) => {
    expect(renderRequest({ method: 'GET', path: '/me' }, { baseUrl, values: { ...values, sub } })).toEqual({
      unfit: ['sub', 'org'],
    })
  })

  it('has a body of the kind the definition says', () => {
    const body = (template: object) =>
      renderRequest({ method: 'POST', path: '/t', body: template as never }, { baseUrl, values })
    expect(body({ form: { grant: 'x', q: '{input.q}', none: '{input.empty}' } })).toMatchObject({
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant=x&q=a%26b%3Dc%2F%C3%BC',
    })
    expect(
      body({ json: { a: ['{input.page}', '{input.gone}'], b: { c: '{input.gone}', d: 1, e: null } } }),
    ).toMatchObject({ headers: { 'content-type': 'application/json' }, body: '{"a":["1"],"b":{"d":1,"e":null}}' })
    expect(
      body({ graphql: '{ me { id } }', variables: { input: { page: '{input.page}', gone: '{input.gone}' } } }),
    ).toMatchObject({ body: '{"query":"{ me { id } }","variables":{"input":{"page":"1"}}}' })
    expect(
      body({
        json: { n: { $integer: '{input.page}' }, none: { $integer: '{input.empty}' }, all: ['{input.gone}'], no: [] },
      }),
    ).toMatchObject({ body: '{"n":1,"no":[]}' })
    expect(body({ graphql: '{ me { id } }' })).toMatchObject({ body: '{"query":"{ me { id } }"}' })
  })

  it('puts into the URL only what may stand there', () => {
    const call = renderRequest(
      { method: 'POST', path: '/t', query: { s: '{secret}' }, body: { form: { s: '{secret}' } } },
      { baseUrl, values: { ...values, secret: 'fakeSecret' }, inUrl: values },
    )
    expect(call).toMatchObject({ url: 'https://acme.provider.example/api/42/t', body: 's=fakeSecret' })
  })
})
