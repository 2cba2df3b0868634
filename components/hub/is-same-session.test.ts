import { expect, test } from 'vitest'
import { isSameSession } from './is-same-session.ts'

const one = {
  owner: { name: 'Globex', key: 'fake-key-of-globex' },
  provider: 'udemy',
  account_id: null,
  type: 'production',
  values: { companySubdomain: 'globex', organisationId: '1' },
  locked: ['organisationId', 'companySubdomain'],
} as const
const session = { ...one, locked: [...one.locked] }

test('work goes on with another session for the same, whatever the order and however the customer is named now', () => {
  const renewed = {
    ...session,
    owner: { name: 'Globex Ltd', key: one.owner.key },
    values: { organisationId: '1', companySubdomain: 'globex' },
    locked: [...one.locked].reverse(),
  }
  expect(isSameSession(session, renewed)).toBe(true)
})

test.each([
  ['customer of the same name', { owner: { name: 'Globex', key: 'fake-key-of-another-globex' } }],
  ['provider', { provider: 'coursera' }],
  ['account', { account_id: 'acc_1' }],
  ['type', { type: 'test' as const }],
  ['value known beforehand', { values: { ...one.values, companySubdomain: 'initech' } }],
  ['value that is locked', { locked: ['organisationId'] }],
])('another %s begins anew', (_, changed) => {
  expect(isSameSession(session, { ...session, ...changed })).toBe(false)
})
