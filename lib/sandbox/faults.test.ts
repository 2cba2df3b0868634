import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { hang, wait } from './faults.ts'

test('waiting ends early with the reason of the abort', async () => {
  const caller = new AbortController()
  const waiting = wait(60_000, caller.signal)
  caller.abort(new Error('left'))
  await expect(waiting).rejects.toThrow('left')
  await expect(wait(60_000, caller.signal)).rejects.toThrow('left')
  await expect(wait(1, new AbortController().signal)).resolves.toBeUndefined()
})

test('silence ends with the caller, even after the garbage was collected', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const caller = new AbortController()
  const ask = (signal: AbortSignal) => hang(new Request('https://x.example', { signal: AbortSignal.any([signal]) }))
  const silent = ask(caller.signal)
  silent.catch(() => {})
  for (let round = 0; round < 3; round++) {
    await new Promise((resolve) => setImmediate(resolve))
    collect()
  }
  caller.abort(new Error('left'))
  await expect(silent).rejects.toThrow('left')
  await expect(ask(caller.signal)).rejects.toThrow('left')
})
