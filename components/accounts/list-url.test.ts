import { expect, test } from 'vitest'
import { coreFilter, coreQuery, countFilters, isFiltered, linkHref, listHref, readListQuery } from './list-url.ts'

test('the address is read, and what is not understood is left out', () => {
  expect(
    readListQuery({
      search: ' acme ',
      status: 'error',
      provider: ['udemy', 'x'],
      type: 'test',
      config: 'cfg_1',
      owner: 'o-1',
      link: '',
    }),
  ).toEqual({ search: 'acme', status: 'error', provider: 'udemy', type: 'test', config: 'cfg_1', owner: 'o-1' })
  expect(readListQuery({ status: 'constructor', type: 'sandbox', search: '  ', from: '-1' })).toEqual({})
})

test('a search of two letters is none', () => {
  expect(readListQuery({ search: 'ab' })).toEqual({})
  expect(readListQuery({ search: 'abc' })).toEqual({ search: 'abc' })
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

test('core is asked by its own names, and never for a place among the pages', () => {
  expect(coreFilter({ search: 'acme', config: 'cfg_1', owner: 'o-1', next: 'one', from: '26' })).toEqual({
    search: 'acme',
    config_id: 'cfg_1',
    origin_owner_id: 'o-1',
  })
})

test('the question to core has the order and the place as well', () => {
  expect(coreQuery({ status: 'error', sort: 'oldest', next: 'one', from: '26' })).toEqual({
    status: 'error',
    sort: 'oldest',
    next: 'one',
    page_size: '25',
  })
})

test('neither a page nor an order is a filter', () => {
  expect(isFiltered({ next: 'x', sort: 'oldest' })).toBe(false)
  expect(isFiltered({ status: 'error' })).toBe(true)
  expect(countFilters({ type: 'test', owner: 'o-1', from: '26' })).toBe(2)
})

test('the link dialog opens over the list as it is', () => {
  expect(linkHref({})).toBe('/accounts?link')
  expect(linkHref({ search: 'acme', next: 'two' })).toBe('/accounts?link&search=acme&next=two')
})
