import { expect, test } from 'vitest'
import { configWords, needsSandboxMark } from './config-words.ts'

const named = (name: string, environment: 'production' | 'sandbox' = 'production') => ({
  provider_name: 'Udemy Business',
  config: { id: 'cfg_1', name, environment },
})

test('what the connector’s own column says already is only spoken', () => {
  expect(configWords(named('Udemy Business sandbox'))).toEqual({ spoken: 'Udemy Business ', seen: 'sandbox' })
})

test('a name of its own is seen as it is, and so is one that is the connector’s or only begins alike', () => {
  for (const name of ['EMEA customers', 'Udemy Business', 'Udemy Businesses'])
    expect(configWords(named(name))).toEqual({ spoken: '', seen: name })
})

test('a sandbox is marked where its name does not say so', () => {
  expect(needsSandboxMark(named('Trials', 'sandbox'))).toBe(true)
  expect(needsSandboxMark(named('Udemy Business sandbox', 'sandbox'))).toBe(false)
  expect(needsSandboxMark(named('Trials'))).toBe(false)
})
