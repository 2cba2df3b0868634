import { expect, test } from 'vitest'
import { isFiltered, linkHref, listHref, readListQuery } from './list-url.ts'

test('the address is read, and what is not understood is left out', () => {
  expect(readListQuery({ search: ' acme ', status: 'error', provider: ['udemy', 'x'], link: '' })).toEqual({
    search: 'acme',
    status: 'error',
    provider: 'udemy',
  })
  expect(readListQuery({ status: 'constructor', search: '  ', from: '-1' })).toEqual({})
})

test('a changed filter keeps the others and starts at the first page', () => {
  const query = { search: 'acme', status: 'error', next: 'cursor' } as const
  expect(listHref(query, { status: undefined })).toBe('/accounts?search=acme')
  expect(listHref(query, { provider: 'udemy' })).toBe('/accounts?search=acme&status=error&provider=udemy')
})

test('the page before and the page after keep every filter', () => {
  expect(listHref({ search: 'a b', next: 'one' }, { next: 'two' })).toBe('/accounts?search=a+b&next=two')
  expect(listHref({ next: 'one', from: '26' }, { previous: 'two', from: '1' })).toBe('/accounts?previous=two&from=1')
  expect(listHref({ next: 'one', from: '26' }, {})).toBe('/accounts')
})

test('a page alone is not a filter', () => {
  expect(isFiltered({ next: 'x' })).toBe(false)
  expect(isFiltered({ status: 'error' })).toBe(true)
})

test('the link dialog opens over the list as it is', () => {
  expect(linkHref({})).toBe('/accounts?link')
  expect(linkHref({ search: 'acme', next: 'two' })).toBe('/accounts?link&search=acme&next=two')
})
