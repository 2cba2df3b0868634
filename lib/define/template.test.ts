import { expect, test } from 'vitest'
import { at, isComplete, namesIn, render } from './index.ts'

test('a template is filled once: braces inside a value are text', () => {
  expect(render('https://{sub}.example/{id}', { sub: 'acme', id: '7' })).toBe('https://acme.example/7')
  expect(render('{a}', { a: '{secret}', secret: 's' })).toBe('{secret}')
  expect(render('{a}{missing}', { a: "$& $' $1" })).toBe("$& $' $1")
})

test('values are encoded, the text around them is not', () => {
  expect(render('/a b/{id}', { id: 'x/../y?z#' }, encodeURIComponent)).toBe('/a b/x%2F..%2Fy%3Fz%23')
})

test('names are found in everything but a GraphQL text, each once', () => {
  const request = { path: '/{a}', query: { b: '{b}', c: '{a}' }, list: ['{input.page}'], graphql: '{ catalog {id} }' }
  expect(namesIn(request, null, 7)).toEqual(['a', 'b', 'input.page'])
})

test('a link is complete when each of its names has a value', () => {
  expect(isComplete('https://{sub}.example', {})).toBe(false)
  expect(isComplete('https://{sub}.example', { sub: '' })).toBe(false)
  expect(isComplete('https://{sub}.example', { sub: 'acme' })).toBe(true)
  expect(isComplete('https://example.com', {})).toBe(true)
})

test('a dotted path reads own members alone', () => {
  const answer = { results: [{ url: 'u' }], nothing: null }
  expect(at(answer, 'results.0.url')).toBe('u')
  expect(at(answer, 'results.1.url')).toBeUndefined()
  expect(at(answer, 'nothing.x')).toBeUndefined()
  expect(at(answer, '__proto__.constructor')).toBeUndefined()
  expect(at(answer, 'results.length')).toBe(1)
})
