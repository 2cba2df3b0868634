import { expect, test } from 'vitest'
import { takeTurns } from './take-turns.ts'

test('never more than so many run at once, and all of them run, in order', async () => {
  const turns = takeTurns(2)
  let running = 0
  let most = 0
  const started: number[] = []
  const work = (index: number) => async () => {
    started.push(index)
    most = Math.max(most, ++running)
    await new Promise(setImmediate)
    running--
    return index
  }
  const done = await Promise.all(Array.from({ length: 9 }, (_, index) => turns(work(index))))
  expect(most).toBe(2)
  expect(started).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(done).toEqual(started)
})

test('work that fails gives its turn back', async () => {
  const turns = takeTurns(1)
  const fails = turns(async () => {
    throw new Error('fake fault')
  })
  const works = turns(async () => 'done')
  await expect(fails).rejects.toThrow('fake fault')
  expect(await works).toBe('done')
})
