import { expect, test } from 'vitest'
import { type Offer, type OfferedConfig, offers } from './offers.ts'

const offer: Offer = { type: 'production', provider: null, categories: [], configId: null }
const config: OfferedConfig = { id: 'one', connector: 'udemy', environment: 'production', enabled: true }

test.each([
  ['anything of its type', {}, {}, true],
  ['nothing that is switched off', {}, { enabled: false }, false],
  ['no sandbox in production', {}, { environment: 'sandbox' }, false],
  ['the sandbox in test', { type: 'test' }, { environment: 'sandbox' }, true],
  ['production in test', { type: 'test' }, {}, true],
  ['its provider', { provider: 'udemy' }, {}, true],
  ['no other provider', { provider: 'coursera' }, {}, false],
  ['its category', { categories: ['hris', 'lms'] }, {}, true],
  ['no other category', { categories: ['hris'] }, {}, false],
  ['its config', { configId: 'one' }, {}, true],
  ['no other config', { configId: 'two' }, {}, false],
])('a session offers %s', (_, session, more, offered) => {
  expect(offers({ ...offer, ...session }, { ...config, ...more }, 'lms')).toBe(offered)
})
