import { expect, test } from 'vitest'
import type { Account } from '#lib/api/contract.ts'
import { linkRequest } from './link-request.ts'
import { uuid } from './uuid.ts'

const nobody = { name: '', id: '' }
const entries = { values: { sub: 'acme', key: 'fake-key' }, asked: ['sub', 'key'], owner: nobody }
const target = { kind: 'link', configId: 'cfg_1' } as const

test('linking sends the config and the values; an owner only if one was typed', () => {
  expect(linkRequest(target, entries)).toEqual({
    url: '/api/accounts',
    body: { config_id: 'cfg_1', values: { sub: 'acme', key: 'fake-key' } },
  })
  expect(linkRequest(target, { ...entries, owner: { name: ' Acme Ltd ', id: '7' } }).body).toMatchObject({
    origin_owner_name: 'Acme Ltd',
    origin_owner_id: '7',
  })
})

test('a second account of the same organisation is asked for in so many words', () => {
  expect(linkRequest(target, entries, { anyway: true }).body).toMatchObject({ allow_duplicate: true })
})

test('another organisation is accepted by its id', () => {
  const account = { id: 'acc_9', setup_information: {} } as unknown as Account
  expect(linkRequest({ kind: 'relink', account }, entries, { identity: '204417' })).toEqual({
    url: '/api/accounts/acc_9/relink',
    body: { values: { sub: 'acme', key: 'fake-key' }, accept_identity: '204417' },
  })
})

test('an edit sends what changed and nothing else', () => {
  const account = { id: 'acc_1', setup_information: { sub: 'acme', org: '1' } } as unknown as Account
  const edit = { values: { sub: 'acme', org: '2' }, asked: ['sub', 'org'], owner: nobody }
  expect(linkRequest({ kind: 'relink', account }, edit)).toEqual({
    url: '/api/accounts/acc_1/relink',
    body: { values: { org: '2' } },
  })
})

test('a UUID is made with and without randomUUID', () => {
  const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
  expect(uuid()).toMatch(shape)
  const { randomUUID } = crypto
  try {
    Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true, writable: true })
    expect(uuid()).toMatch(shape)
  } finally {
    Object.defineProperty(crypto, 'randomUUID', { value: randomUUID, configurable: true, writable: true })
  }
})
