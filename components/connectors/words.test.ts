import { expect, test } from 'vitest'
import type { Config } from '#lib/api/contract.ts'
import {
  accountCount,
  attentionWords,
  categoryWord,
  changingWords,
  disableWords,
  enableWords,
  offerWords,
} from './words.ts'

const config = (given: Partial<Config>): Config => ({
  id: 'cfg_1',
  name: 'Udemy Business',
  environment: 'production',
  auth_method: 'client_credentials',
  enabled: true,
  is_default: true,
  account_count: 0,
  attention_count: 0,
  changing_count: 0,
  ...given,
})

test.each([
  [0, 'No account linked yet'],
  [1, '1 account linked'],
  [1204, '1,204 accounts linked'],
])('%d accounts read "%s"', (count, words) => {
  expect(accountCount(count)).toBe(words)
})

test('accounts that need attention are counted in words', () => {
  expect([attentionWords(1), attentionWords(1204)]).toEqual(['1 needs attention', '1,204 need attention'])
})

test('a category without words of its own is shown as it is', () => {
  expect(categoryWord('lms')).toBe('Learning')
  expect(categoryWord('gardening')).toBe('gardening')
})

test('a connector is enabled when customers can link it, which a sandbox alone does not give', () => {
  expect(offerWords({ configs: [config({})] }).word).toBe('Enabled')
  expect(offerWords({ configs: [config({ enabled: false })] }).word).toBe('Disabled')
  expect(offerWords({ configs: [config({ enabled: false }), config({ environment: 'sandbox' })] }).word).toBe(
    'Sandbox only',
  )
})

test('disabling says how many accounts it takes out of use, and whether anything is left to link with', () => {
  const used = config({ account_count: 1204 })
  expect(disableWords(used, [used], 'Udemy Business')).toBe(
    '1,204 accounts become “Not in use”: calls through them stop at once, and so do the scheduled checks. Nobody can link Udemy Business until a config is enabled. The credentials stay stored: enable it again, and the accounts are what they were.',
  )
  const other = config({ id: 'cfg_2' })
  expect(disableWords(config({ account_count: 1 }), [used, other], 'Udemy Business')).toContain(
    '1 account becomes “Not in use”: calls through it stop at once',
  )
  expect(disableWords(config({}), [used, other], 'Udemy Business')).toContain('the other configs go on')
})

test('enabling says what comes back', () => {
  expect(enableWords({ account_count: 0 })).toBe('Accounts can be linked with it again.')
  expect(enableWords({ account_count: 12 })).toBe(
    'Accounts can be linked with it again, and 12 accounts are again what they were before it was disabled.',
  )
})

test('while accounts follow their config, it is said how far they are', () => {
  const disabled = config({ enabled: false, account_count: 1204, changing_count: 204 })
  expect(changingWords(disabled, true)).toBe(
    'Accounts are being taken out of use: 1,000 of 1,204. You can leave this page.',
  )
  expect(changingWords({ ...disabled, enabled: true }, false)).toMatch(/being brought back.*reload the page/)
})
