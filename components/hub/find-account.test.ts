import { expect, test } from 'vitest'
import type { Account } from '#lib/api/contract.ts'
import { findAccount } from './find-account.ts'

const account = (id: string, provider: string, environment: string) =>
  ({ id, provider, config: { environment } }) as unknown as Account

const accounts = [account('acc_1', 'udemy', 'sandbox'), account('acc_2', 'udemy', 'production')]

test('a session for one account edits that one, wherever it is', () => {
  const own = account('acc_9', 'udemy', 'sandbox')
  const view = { account_id: 'acc_9', account: own, accounts: [own] }
  expect(findAccount(view, { provider: 'udemy', environment: 'production' })).toBe(own)
})

test.each([
  ['udemy', 'production', 'acc_2'],
  ['udemy', 'sandbox', 'acc_1'],
  ['coursera', 'production', undefined],
  ['udemy', undefined, undefined],
])('%s in %s opens %s', (provider, environment, id) => {
  const view = { account_id: null, account: accounts[0]!, accounts }
  expect(findAccount(view, { provider, environment })?.id).toBe(id)
})
