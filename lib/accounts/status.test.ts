import { expect, test } from 'vitest'
import type { StatusReason } from './describe-account.ts'
import { reasonsOf, statusOf, withoutReason, withoutVerdict, withReason, withVerdict } from './status.ts'

const at = (minute: number) => `2026-11-03T09:${String(minute).padStart(2, '0')}:00.000Z`
const reason = (code: string, minute = 0): StatusReason => ({ code, description: `${code}.`, timestamp: at(minute) })
const codes = (reasons: readonly StatusReason[]) => reasons.map(({ code }) => code)

test.each([
  [[], 'active'],
  [['invalid_credentials'], 'error'],
  [['wrong_tenant'], 'error'],
  [['insufficient_permission'], 'error'],
  [['constructor'], 'error'],
  [['credentials_expired'], 'expired'],
  [['config_disabled'], 'inactive'],
  [['connector_missing'], 'inactive'],
  [['suspended_by_hand'], 'suspended'],
  [['archived_by_hand'], 'archived'],
  [['invalid_credentials', 'config_disabled'], 'inactive'],
  [['config_disabled', 'suspended_by_hand'], 'suspended'],
  [['suspended_by_hand', 'archived_by_hand', 'invalid_credentials'], 'archived'],
])('the reasons %j make an account %s', (given, status) => {
  expect(statusOf(given.map((code) => reason(code)))).toBe(status)
})

test('the deciding reason comes first, of several of its kind the newest', () => {
  const given = [reason('invalid_credentials', 9), reason('config_disabled', 1), reason('connector_missing', 5)]
  const reasons = given.reduce((all, one) => withReason(all, one), [] as StatusReason[])
  expect(codes(reasons)).toEqual(['connector_missing', 'config_disabled', 'invalid_credentials'])
  expect(codes(withReason(reasons, reason('suspended_by_hand')))[0]).toBe('suspended_by_hand')
})

test('a reason that is set again keeps its time; taken away, it is gone and the others stay', () => {
  const reasons = withReason(
    [reason('suspended_by_hand', 1), reason('wrong_tenant', 2)],
    reason('suspended_by_hand', 9),
  )
  expect(reasons[0]?.timestamp).toBe(at(1))
  expect(codes(withoutReason(reasons, 'suspended_by_hand'))).toEqual(['wrong_tenant'])
})

test('a provider’s newest verdict replaces the one before, and the same one keeps its time', () => {
  const reasons = [reason('suspended_by_hand'), reason('invalid_credentials', 1)]
  expect(withVerdict(reasons, reason('invalid_credentials', 9))[1]?.timestamp).toBe(at(1))
  expect(codes(withVerdict(reasons, reason('credentials_expired', 9)))).toEqual([
    'suspended_by_hand',
    'credentials_expired',
  ])
  expect(codes(withoutVerdict(reasons))).toEqual(['suspended_by_hand'])
})

test.each([
  ['suspended', 'suspended_by_hand'],
  ['archived', 'archived_by_hand'],
  ['error', 'invalid_credentials'],
])('a row that is %s without a reason gets the one that goes with it', (status, code) => {
  const statusSince = new Date(at(3))
  expect(reasonsOf({ status, statusReasons: [], statusSince })).toMatchObject([{ code, timestamp: at(3) }])
  const told = [reason(code, 1)]
  expect(reasonsOf({ status, statusReasons: told, statusSince })).toBe(told)
})

test('of an active row nothing is made up', () => {
  expect(reasonsOf({ status: 'active', statusReasons: [], statusSince: new Date() })).toEqual([])
})

test('credentials that ran out stay expired when they are refused once more; another verdict says something new', () => {
  const at = (code: string) => ({ code, description: code, timestamp: '2026-11-22T10:00:00.000Z' })
  const expired = [at('credentials_expired')]
  expect(statusOf(withVerdict(expired, at('invalid_credentials')))).toBe('expired')
  expect(statusOf(withVerdict(expired, at('insufficient_permission')))).toBe('error')
})
