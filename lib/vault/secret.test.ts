import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { Secret } from './secret.ts'

const value = 'fake-secret-x9Qf'
const secret = new Secret(value)

test('reveal gives the value', () => {
  expect(secret.reveal()).toBe(value)
})

test('text, JSON, inspection and spreading never give it', () => {
  const prints = [
    `${secret}`,
    String(secret),
    `${secret}!`,
    JSON.stringify({ secret }),
    inspect(secret),
    inspect({ deep: { list: [secret] } }, { showHidden: true, depth: 9 }),
    JSON.stringify(Object.entries(secret)),
    JSON.stringify({ ...secret }),
    JSON.stringify(Object.getOwnPropertyNames(secret)),
    inspect(structuredClone({ ...secret })),
    new Error(`failed with ${secret}`).stack,
  ]
  for (const print of prints) expect(print).not.toContain('fake-secret')
  expect(prints[0]).toBe('[redacted]')
  expect(prints[3]).toBe('{"secret":"[redacted]"}')
  expect(inspect(secret)).toBe('[redacted]')
})

test('console.log prints [redacted]', () => {
  let printed = ''
  const stdout = new Writable({
    write(chunk, _, done) {
      printed += chunk
      done()
    },
  })
  const { log } = new Console({ stdout })
  log(secret, { secret }, '%s %o %O %j', secret)
  log('%s %o %O %j', secret, secret, secret, secret)
  expect(printed).toContain('[redacted]')
  expect(printed).not.toContain('fake-secret')
})
