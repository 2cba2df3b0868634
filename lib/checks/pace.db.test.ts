import { expect, test } from 'vitest'
import { testInstallation } from '#lib/auth/installation.fixture.ts'
import { sandboxLane } from './checks.fixture.ts'
import { takeSlots, takeTurn } from './pace.ts'

test('what was held up does not come all at once: a few at most, then one after the other', async () => {
  const db = await testInstallation()
  const lane = await sandboxLane()
  const asked = await Promise.all(Array.from({ length: 40 }, () => takeTurn(db, lane)))
  const passed = asked.filter(Boolean).length
  expect(passed).toBeGreaterThanOrEqual(2)
  expect(passed).toBeLessThan(15)
  expect(await takeTurn(db, { ...lane, key: 'another' })).toBe(true)
})

test('slots that are taken in a transaction that fails are free again', async () => {
  const db = await testInstallation()
  const lane = await sandboxLane()
  const firstOf = () =>
    db.prisma.$transaction(async (tx) => {
      let first: Date | undefined
      await takeSlots(tx, lane, async ({ at }) => {
        first = at(0)
        return 30
      })
      return first!.getTime()
    })
  const failing = db.prisma.$transaction(async (tx) => {
    await takeSlots(tx, lane, async () => 30)
    throw new Error('fake: changed our mind')
  })
  await expect(failing).rejects.toThrow('changed our mind')
  const [one, two] = [await firstOf(), await firstOf()]
  expect(one - Date.now()).toBeLessThan(5_000)
  expect(two - one).toBeGreaterThan(29_000)
})
