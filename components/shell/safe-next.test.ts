import { expect, test } from 'vitest'
import { safeNext } from './safe-next.ts'

test.each([
  ['/accounts/acc_1?edit=1', '/accounts/acc_1?edit=1'],
  ['/connectors', '/connectors'],
  ['/accounts?status=error&_rsc=1x2y', '/accounts?status=error'],
])('a path of the hub is kept: %s', (next, kept) => {
  expect(safeNext(next)).toBe(kept)
})

test.each([
  undefined,
  '',
  'accounts',
  'https://evil.example/accounts',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  'javascript:alert(1)',
  '/sign-in',
])('anything else leads to the accounts: %j', (next) => {
  expect(safeNext(next)).toBe('/accounts')
})
