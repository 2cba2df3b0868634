import { expect, test } from 'vitest'
import { splitAddress } from './split-address.ts'

test.each([
  ['/embed/ses_1?theme=dark&accent=%232563eb', '/embed/ses_1', 'theme=dark&accent=%232563eb'],
  ['/embed/ses_1', '/embed/ses_1', ''],
  ['/embed/ses_1?', '/embed/ses_1', ''],
  ['/link/ses_1?locale=de?x', '/link/ses_1', 'locale=de%3Fx'],
  ['', '', ''],
])('%j is the path %j and the query %j', (address, path, query) => {
  const split = splitAddress(address)
  expect([split.path, String(split.query)]).toEqual([path, query])
})
