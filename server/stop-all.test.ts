import { expect, test } from 'vitest'
import type { Log } from '#lib/log.ts'
import { stopAll } from './stop-all.ts'

test('a part that fails or hangs is told, and the others are stopped in their order', async () => {
  const stopped: string[] = []
  const told: unknown[] = []
  const log = { error: (entry: unknown) => told.push(entry) } as unknown as Log
  await stopAll(
    {
      door: async () => void stopped.push('door'),
      web: () => Promise.reject(new Error('gone already')),
      core: () => {
        throw new Error('thrown at once')
      },
      probe: () => new Promise(() => undefined),
      absent: undefined,
      database: async () => void stopped.push('database'),
    },
    log,
    20,
  )
  expect(stopped).toEqual(['door', 'database'])
  expect(told).toEqual([
    { part: 'web', reason: 'gone already' },
    { part: 'core', reason: 'thrown at once' },
    { part: 'probe', reason: 'it took longer than 0.02 s' },
  ])
})
