import { expect, test } from 'vitest'
import { between, type Chosen, choose, countChosen, isChosen, NOTHING, pageState, type Selection } from './selection.ts'

const account = (id: string): Chosen => ({ id, display_name: id.toUpperCase(), type: 'test' })
const page = ['a', 'b', 'c', 'd'].map(account)
const ids = (selection: Selection) => (selection.kind === 'all' ? 'all' : selection.accounts.map(({ id }) => id).join())

test('accounts are chosen once, and taken out again', () => {
  const two = choose(choose(NOTHING, [account('a')], true, page), [account('a'), account('b')], true, page)
  expect(ids(two)).toBe('a,b')
  expect(ids(choose(two, [account('a')], false, page))).toBe('b')
})

test('a choice outlives its page', () => {
  const before = choose(NOTHING, page, true, page)
  const other = [account('x')]
  expect(pageState(before, other)).toBe('some')
  expect(ids(choose(before, other, true, other))).toBe('a,b,c,d,x')
})

test('everything that matches is chosen everywhere, and counts as many as match', () => {
  expect(isChosen({ kind: 'all' }, 'anything')).toBe(true)
  expect(countChosen({ kind: 'all' }, 5214)).toBe(5214)
  expect(pageState({ kind: 'all' }, page)).toBe('all')
})

test('one taken out of everything leaves the rest of the page, not of the list', () => {
  expect(ids(choose({ kind: 'all' }, [account('b')], false, page))).toBe('a,c,d')
})

test('Shift chooses from the last press to this one, whichever way', () => {
  expect(between(page, 'b', 'd').map(({ id }) => id)).toEqual(['b', 'c', 'd'])
  expect(between(page, 'd', 'b').map(({ id }) => id)).toEqual(['b', 'c', 'd'])
  expect(between(page, undefined, 'c').map(({ id }) => id)).toEqual(['c'])
  expect(between(page, 'of another page', 'c').map(({ id }) => id)).toEqual(['c'])
})

test('a page says whether all of it is chosen', () => {
  expect(pageState(NOTHING, page)).toBe('none')
  expect(pageState(choose(NOTHING, page, true, page), page)).toBe('all')
  expect(pageState(choose(NOTHING, page.slice(1), true, page), page)).toBe('some')
})
