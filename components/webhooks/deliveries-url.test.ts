import { expect, test } from 'vitest'
import { deliveriesHref, isFiltered, readDeliveriesQuery } from './deliveries-url.ts'

const types = ['account.created', 'session.opened'] as const

test('the address tells state, event and page; what it cannot mean is left out', () => {
  expect(readDeliveriesQuery({ state: 'failed', type: 'account.created', next: 'm' }, types)).toEqual({
    state: 'failed',
    type: 'account.created',
    next: 'm',
  })
  expect(readDeliveriesQuery({ type: 'webhook.test' }, types)).toEqual({ type: 'webhook.test' })
  expect(readDeliveriesQuery({ state: 'lost', type: ['account.sold', 'x'], delivery: 'dlv_1' }, types)).toEqual({})
  expect(isFiltered({ next: 'm' })).toBe(false)
})

test('a change of a filter keeps the other one and begins with the newest', () => {
  const query = { state: 'failed', type: 'account.created', next: 'm' } as const
  expect(deliveriesHref('whk_1', query, { state: undefined })).toBe('/webhooks/whk_1?type=account.created')
  expect(deliveriesHref('whk_1', query, { type: 'session.opened' })).toBe(
    '/webhooks/whk_1?state=failed&type=session.opened',
  )
  expect(deliveriesHref('whk_1', {})).toBe('/webhooks/whk_1')
})
