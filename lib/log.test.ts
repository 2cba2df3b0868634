import { expect, test } from 'vitest'
import { createLog, usualLevel } from './log.ts'

function collect(readable: boolean) {
  const lines: string[] = []
  return { lines, log: createLog({ level: 'info', readable, write: (line) => void lines.push(line) }) }
}

const CANARY = 'canary-9f2c'

test.each([
  ['authorization', { authorization: CANARY }],
  ['a header of a request', { req: { headers: { authorization: CANARY, cookie: CANARY } } }],
  ['a cookie that is set', { headers: { 'set-cookie': CANARY } }],
  ['password', { person: { password: CANARY } }],
  ['credentials', { credentials: { clientId: CANARY } }],
  ['values', { account: { link: { values: { secret: CANARY } } } }],
  ['token', { a: { b: { c: { token: CANARY } } } }],
])('%s is redacted', (_, entry) => {
  for (const readable of [false, true]) {
    const { lines, log } = collect(readable)
    log.info(entry, 'hello')
    expect(lines.join('')).toContain('[redacted]')
    expect(lines.join('')).not.toContain(CANARY)
  }
})

test('production lines are JSON with level, time and message', () => {
  const { lines, log } = collect(false)
  log.warn({ port: 3000 }, 'ready')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'warn',
    msg: 'ready',
    port: 3000,
    time: expect.stringMatching(/Z$/),
  })
})

test('development lines read as one sentence, with the stack of an error below', () => {
  const { lines, log } = collect(true)
  log.error({ err: new Error('broken'), port: 3000 }, 'ready')
  expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d error ready port=3000\nError: broken\n/)
})

test('at a terminal requests are not listed; in a file they are', () => {
  for (const [isTerminal, listed] of [
    [true, 0],
    [false, 1],
  ] as const) {
    const lines: string[] = []
    createLog({ level: usualLevel(isTerminal), readable: isTerminal, write: (line) => void lines.push(line) }).info(
      'GET',
    )
    expect(lines).toHaveLength(listed)
  }
})

test('what is below the level is not written', () => {
  const { lines, log } = collect(false)
  log.debug('quiet')
  expect(lines).toEqual([])
})
