import { expect, test } from 'vitest'
import type { Delivery, Webhook } from '#lib/api/webhook-contract.ts'
import { changesSaid, nextDue } from './delivery-changes.ts'
import { deliveryLook, deliveryReason } from './delivery-state.ts'
import { endpointState } from './endpoint-state.ts'

const time = '2026-11-03T09:30:00.000Z'
const later = '2026-11-03T09:35:00.000Z'
const on = {
  enabled: true,
  disabled_reason: null,
  disabled_at: null,
  disabled_by: null,
  failing_since: null,
  last_success_at: null,
} satisfies Partial<Webhook>

test.each([
  ['No event yet', {}, undefined],
  ['Delivering', { last_success_at: time }, undefined],
  ['Failing', { last_success_at: time, failing_since: later }, undefined],
  ['Switched off', { enabled: false, disabled_reason: 'by_person', disabled_at: time, disabled_by: 'Ada' }, 'by Ada'],
  ['Switched off', { enabled: false, disabled_reason: 'by_person', disabled_at: time }, undefined],
  ['Switched off', { enabled: false, disabled_reason: 'failing', disabled_at: time }, 'after five failing days'],
  ['Switched off', { enabled: false, disabled_reason: 'gone', disabled_at: time }, 'because it answered 410 Gone'],
] as const)('an endpoint is told as %s: %j', (word, change, more) => {
  const said = endpointState({ ...on, ...change })
  expect([said.word, said.more]).toEqual([word, more])
})

const delivery = {
  id: 'dlv_1',
  event_id: 'evt_1',
  type: 'account.created',
  record_id: 'acc_1',
  sequence: 1,
  state: 'waiting',
  attempts: 0,
  next_at: time,
  waits_for: null,
  last_status: null,
  last_error: null,
  is_replay: false,
  created_at: time,
  delivered_at: null,
} satisfies Delivery

test('a delivery that waits is on its way, tried again or held back', () => {
  expect(deliveryLook(delivery)).toBe('sending')
  expect(deliveryLook({ ...delivery, attempts: 2 })).toBe('retrying')
  expect(deliveryLook({ ...delivery, waits_for: 'dlv_0' })).toBe('held')
  expect(deliveryLook({ ...delivery, state: 'failed' })).toBe('failed')
})

test('why it waits is said: for an earlier one, or for the endpoint', () => {
  const held = { ...delivery, next_at: null, waits_for: 'dlv_0' }
  expect(deliveryReason(held, true)).toContain('earlier event')
  expect(deliveryReason(held, false)).toContain('switched on')
  expect(deliveryReason(delivery, true)).toBeUndefined()
})

test('the page looks again when the first of those that wait is due', () => {
  expect(nextDue([{ ...delivery, next_at: later }, delivery, { ...delivery, state: 'failed', next_at: null }])).toBe(
    time,
  )
  expect(nextDue([{ ...delivery, state: 'delivered' }])).toBeUndefined()
})

test('only what changed is said', () => {
  const arrived = { ...delivery, state: 'delivered', attempts: 1 } as const
  expect(changesSaid([delivery], [delivery])).toBeUndefined()
  expect(changesSaid([], [delivery])).toBeUndefined()
  expect(changesSaid([delivery], [arrived])).toBe('account.created: Delivered.')
  const other = { ...delivery, id: 'dlv_2' }
  expect(changesSaid([delivery, other], [arrived, { ...other, attempts: 1 }])).toBe('2 deliveries have changed.')
})
