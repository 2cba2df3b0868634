import { afterEach, expect, test, vi } from 'vitest'
import { showWaiting } from './show-waiting.ts'

afterEach(() => vi.useRealTimers())

function shown(isTTY: boolean) {
  vi.useFakeTimers()
  const written: string[] = []
  const done = showWaiting('Pages', { isTTY, write: (text) => written.push(text) })
  vi.advanceTimersByTime(2_000)
  done()
  vi.advanceTimersByTime(5_000)
  return written.join('')
}

test('at a terminal the seconds go on until it is done', () => {
  expect(shown(true)).toBe('Pages\rPages (1 s)\rPages (2 s)\n')
})

test('in a file it is one line', () => {
  expect(shown(false)).toBe('Pages\n')
})
