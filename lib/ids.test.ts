import { expect, onTestFinished, test, vi } from 'vitest'
import { fromPublic, idAt, newId, PREFIXES, toPublic } from './ids.ts'

test('a new id is a UUIDv7 of this moment', () => {
  const first = newId()
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  const stamp = (id: string) => Number.parseInt(id.slice(0, 13).replace('-', ''), 16)
  expect(Math.abs(stamp(first) - Date.now())).toBeLessThan(60_000)
})

test('later ids sort later, also within a millisecond, and none is there twice', () => {
  const ids = Array.from({ length: 10_000 }, newId)
  expect(ids).toEqual(ids.toSorted())
  expect(new Set(ids).size).toBe(ids.length)
  expect(new Set(ids.map((id) => id.slice(19))).size).toBe(ids.length)
})

test('a clock that is set back is followed', () => {
  newId()
  vi.useFakeTimers({ now: Date.now() - 3_600_000, toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  expect([newId(), newId()].every((id) => id < idAt(new Date(Date.now() + 1_000)))).toBe(true)
})

test('public ids sort as their UUIDs do', () => {
  const early = '019ab000-0000-7000-8000-000000000000'
  const late = '019ab000-0001-7000-8000-000000000000'
  expect(toPublic('acc', early) < toPublic('acc', late)).toBe(true)
})

test.each(PREFIXES)('a public id with the prefix %s comes back as the UUID it was made of', (prefix) => {
  const id = newId()
  expect(toPublic(prefix, id)).toMatch(new RegExp(`^${prefix}_[0-9a-z]{26}$`))
  expect(fromPublic(prefix, toPublic(prefix, id))).toBe(id)
})

test('the largest and the smallest UUID survive the trip', () => {
  for (const id of ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'])
    expect(fromPublic('key', toPublic('key', id))).toBe(id)
})

const good = toPublic('acc', '019ab000-0000-7000-8000-000000000001')

test.each([
  ['another prefix', toPublic('prj', '019ab000-0000-7000-8000-000000000001')],
  ['an unknown prefix', good.replace('acc', 'xyz')],
  ['a bare UUID', '019ab000-0000-7000-8000-000000000001'],
  ['upper case', good.toUpperCase()],
  ['one character short', good.slice(0, -1)],
  ['one character more', `${good}0`],
  ['a letter outside the alphabet', `${good.slice(0, -1)}u`],
  ['more than 128 bits', `acc_8${'0'.repeat(25)}`],
  ['a line break at the end', `${good}\n`],
  ['nothing', ''],
  ['an operator object', { startsWith: 'acc_' }],
  ['an array', [good]],
  ['null', null],
  ['a number', 1],
])('%s is no public id', (_, text) => {
  expect(fromPublic('acc', text)).toBeUndefined()
})

test('a broken UUID is a bug and throws', () => {
  expect(() => toPublic('acc', 'acc_1')).toThrow(TypeError)
})

test('an id of a moment stands before the ids made later, and after those made before', () => {
  const [before, made] = [idAt(new Date(Date.now() - 1)), newId()]
  expect([made, idAt(new Date(Date.now() + 1_000)), before].sort()[0]).toBe(before)
  expect(idAt(new Date(0))).toBe('00000000-0000-7000-8000-000000000000')
  expect(fromPublic('acc', toPublic('acc', before))).toBe(before)
})
