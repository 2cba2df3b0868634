import { expect, test } from 'vitest'
import { type Load, lanesFor, learn, requestsFor, roomFor } from './receiver-load.ts'

const load = (more: Partial<Load> = {}): Load => ({ held: 0, running: 0, ms: undefined, failing: false, ...more })

test('a fast receiver is asked for much at once, a slow one for little, a failing one for two', () => {
  expect([20, 500, 10_000].map((ms) => lanesFor(load({ ms })))).toEqual([256, 64, 16])
  expect(lanesFor(load({ ms: 20, failing: true }))).toBe(2)
  expect(requestsFor(load({ ms: 20 }))).toBe(64)
})

test('one answer in time makes a failing receiver whole again, and its last answers count most', () => {
  const known = load({ ms: 10, failing: true })
  learn(known, { ms: 10, ok: true })
  expect(lanesFor(known)).toBe(256)
  for (let n = 0; n < 20; n++) learn(known, { ms: 15_000, ok: false })
  expect(known.ms).toBeGreaterThan(10_000)
  expect(lanesFor(known)).toBe(2)
})

test('what is held already leaves less room, for its receiver and in all', () => {
  const room = roomFor(
    new Map([
      ['fast', load({ ms: 20, held: 200 })],
      ['failing', load({ failing: true, held: 5 })],
    ]),
  )
  expect(Object.fromEntries(room.of)).toEqual({ fast: 56, failing: 0 })
  expect(room.total).toBe(795)
  expect(roomFor(new Map([['many', load({ ms: 20, held: 2_000 })]])).total).toBe(0)
})
