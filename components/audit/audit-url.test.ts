import { expect, test } from 'vitest'
import { auditHref, coreQuery, dayOf, isFiltered, momentOf, readAuditQuery } from './audit-url.ts'

test('the address is read, and what is not understood is left out', () => {
  const from = '2026-11-03T00:00:00+01:00'
  expect(
    readAuditQuery({ actor: ' per_1 ', action: ['account', 'x'], target: '', from, to: 'soon', novelty: 'x' }),
  ).toEqual({
    ...{ actor: 'per_1', action: 'account', from },
  })
  expect(readAuditQuery({ from: '2026-13-41', to: '2026-11-03' })).toEqual({ to: '2026-11-03T23:59:59Z' })
})

test('core is asked for a span that holds the last second of its last day', () => {
  expect(coreQuery({ from: '2026-11-03T00:00:00+01:00', to: '2026-11-03T23:59:59+01:00', actor: 'system' })).toEqual({
    ...{ actor: 'system', from: '2026-11-02T23:00:00.000Z', to: '2026-11-03T23:00:00.000Z' },
  })
})

test('a change of filters begins at the first page', () => {
  const query = { actor: 'per_1', next: 'x.aud_1' }
  expect(auditHref(query, { action: 'account' })).toBe('/audit?actor=per_1&action=account')
  expect(auditHref(query, { actor: '' })).toBe('/audit')
  expect(isFiltered({ next: 'x' })).toBe(false)
  expect(isFiltered(query)).toBe(true)
})

test('a day of the reader is the same day when it is read back, in whatever zone', () => {
  for (const edge of ['first', 'last'] as const) {
    const moment = momentOf('2026-11-03', edge)!
    expect(dayOf(readAuditQuery({ from: moment }).from)).toBe('2026-11-03')
    expect(new Date(moment).getTime()).toBe(
      new Date(`2026-11-03T${edge === 'first' ? '00:00:00' : '23:59:59'}`).getTime(),
    )
  }
  expect(momentOf('', 'first')).toBeUndefined()
})
