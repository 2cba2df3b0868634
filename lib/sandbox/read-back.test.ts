import { expect, test } from 'vitest'
import { readBack, readRequest, receive } from './read-back.ts'

test('a rendered template gives its values back', () => {
  expect(readBack('/{a}/x.{b}', '/1/x.2')).toEqual([
    ['a', '1'],
    ['b', '2'],
  ])
  expect(readBack('/{a}', '/%2F', decodeURIComponent)).toEqual([['a', '/']])
  expect(readBack('/x.y', '/x-y')).toBeUndefined()
  expect(readBack('fixed', 'fixed')).toEqual([])
})

const post = (url: string, body: unknown) => receive(new Request(url, { method: 'POST', body: JSON.stringify(body) }))

test('a request is known by method, path, fixed parameters and the text of its query language', async () => {
  const read = { method: 'GET', path: '/{org}/list', query: { all: 'true', page: '{input.page}' } } as const
  const get = (path: string) => receive(new Request(`https://x.example${path}`))
  expect(readRequest(read, 'https://x.example', await get('/7/list?all=true&page=2'))).toEqual([
    ['org', '7'],
    ['input.page', '2'],
  ])
  expect(readRequest(read, 'https://x.example', await get('/7/list?all=true'))).toEqual([['org', '7']])
  expect(readRequest(read, 'https://x.example', await get('/7/list'))).toBeUndefined()
  expect(readRequest(read, 'https://x.example', await get('/7/8/list?all=true'))).toBeUndefined()
  expect(readRequest(read, 'https://x.example', await post('https://x.example/7/list?all=true', {}))).toBeUndefined()

  const mutation = {
    method: 'POST',
    path: '/graphql',
    body: { graphql: 'mutation { x }', variables: { input: { id: '{id}', company: '{company}' } } },
  } as const
  const asked = { query: 'mutation { x }', variables: { input: { id: '1' } } }
  expect(readRequest(mutation, 'https://x.example', await post('https://x.example/graphql', asked))).toEqual([
    ['id', '1'],
  ])
  expect(
    readRequest(mutation, 'https://x.example', await post('https://x.example/graphql', { ...asked, query: '{ y }' })),
  ).toBeUndefined()

  const list = {
    method: 'POST',
    path: '/list',
    body: { json: { first: { $integer: '{input.first}' }, status: ['{input.status}'] } },
  } as const
  const listed = async (json: object) =>
    readRequest(list, 'https://x.example', await post('https://x.example/list', json))
  expect(await listed({ first: 50, status: ['ON'] })).toEqual([
    ['input.first', '50'],
    ['input.status', 'ON'],
  ])
  expect(await listed({})).toEqual([])

  const form = {
    method: 'POST',
    path: '/token',
    body: { form: { grant_type: 'client_credentials', id: '{id}' } },
  } as const
  const body = (text: string) => receive(new Request('https://x.example/token', { method: 'POST', body: text }))
  expect(readRequest(form, 'https://x.example', await body('grant_type=client_credentials&id=a%26b'))).toEqual([
    ['id', 'a&b'],
  ])
  expect(readRequest(form, 'https://x.example', await body('id=1'))).toBeUndefined()
  expect(
    readRequest({ ...form, body: { json: { id: '{id}' } } }, 'https://x.example', await body('no json')),
  ).toBeUndefined()
})
