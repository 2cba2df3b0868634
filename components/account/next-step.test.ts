import { expect, test } from 'vitest'
import { nextStep, wasRefused } from './next-step.ts'

type Given = Parameters<typeof nextStep>[0]

const secrets = { clientId: { length: 40, changed_at: '2026-11-03T09:30:00.000Z' } }
const passed = { passed: true, steps: [] }
const refused = { passed: false, code: 'invalid_credentials', fields: ['clientSecret'], steps: [] }
const unreachable = { passed: false, code: 'provider_unavailable', steps: [] }
const account: Given = { status: 'active', status_reasons: [], last_check: passed, secrets }
const reason = (code: string) => [{ code, description: '', timestamp: '' }]

test('each status has its own next step', () => {
  expect(nextStep(account)).toEqual({ kind: 'none' })
  expect(nextStep({ ...account, status: 'suspended' }).kind).toBe('resume')
  expect(nextStep({ ...account, status: 'archived' }).kind).toBe('unarchive')
  const inactive = (code: string) => nextStep({ ...account, status: 'inactive', status_reasons: reason(code) })
  expect(inactive('config_disabled').kind).toBe('enable')
  expect(inactive('connector_missing').kind).toBe('bring_back')
  const again = { ...account, status: 'inactive', status_reasons: reason('config_disabled') } as const
  expect(nextStep(again, { isConfigEnabled: true }).kind).toBe('coming_back')
})

test('what is broken is fixed at the field that was blamed', () => {
  expect(nextStep({ ...account, status: 'error', last_check: refused }, { isDown: true })).toEqual({
    kind: 'fix',
    field: 'clientSecret',
  })
  // A later check found nothing out, and an expired account may not have been checked since.
  expect(nextStep({ ...account, status: 'error', last_check: unreachable })).toEqual({
    kind: 'fix',
    field: 'clientId',
  })
  expect(nextStep({ ...account, status: 'expired', last_check: null, secrets: {} })).toEqual({
    kind: 'fix',
    field: undefined,
  })
})

test('a connected account waits while its provider is down, and is fixed when it was refused', () => {
  expect(nextStep({ ...account, last_check: unreachable }, { isDown: true })).toEqual({ kind: 'wait' })
  expect(nextStep({ ...account, last_check: unreachable })).toEqual({ kind: 'none' })
  expect(nextStep({ ...account, last_check: refused }).kind).toBe('fix')
  expect([passed, refused, unreachable].map((last_check) => wasRefused({ last_check }))).toEqual([false, true, false])
})
