import { expect, test } from 'vitest'
import { verbsFor, verbWords } from './verbs.ts'

const real = { id: 'cfg_1', name: 'Udemy Business', environment: 'production' } as const
const named = { display_name: 'Acme', provider_name: 'Udemy Business', type: 'production' } as const

test('what can be done goes with the status, and an account of a sandbox stays a test account', () => {
  expect(verbsFor({ status: 'error', config: real })).toEqual(['suspend', 'archive', 'convert'])
  expect(verbsFor({ status: 'suspended', config: real })).toEqual(['resume', 'archive', 'convert'])
  expect(verbsFor({ status: 'archived', config: { ...real, environment: 'sandbox' } })).toEqual(['unarchive'])
})

test('only what stops something, or changes how it is deleted, is asked about first', () => {
  expect(verbWords('suspend', named).question?.text).toContain('stop at once')
  expect(verbWords('archive', named).question?.text).toContain('stop at once')
  expect(verbWords('convert', named).question?.title).toBe('Convert Acme to a test account?')
  expect(verbWords('convert', { ...named, type: 'test' }).label).toBe('Convert to production')
  expect(verbWords('resume', named).question).toBeUndefined()
})
