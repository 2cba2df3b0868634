import { expect, test } from 'vitest'
import { changedValues } from './changed-values.ts'

const before = { sub: 'acme', org: '100028', team: '7' }

test('nothing changed sends nothing', () => {
  expect(changedValues(before, before, ['sub', 'org', 'team'])).toEqual({})
})

test('a changed value, a replaced secret and an emptied one are sent', () => {
  expect(changedValues(before, { sub: 'acme', org: '100029', key: 'fake-new' }, ['sub', 'org', 'team', 'key'])).toEqual(
    {
      org: '100029',
      team: '',
      key: 'fake-new',
    },
  )
})

test('a kept secret is not asked and not sent', () => {
  expect(changedValues(before, { ...before, key: 'never' }, ['sub', 'org', 'team'])).toEqual({})
})
