import { expect, test } from 'vitest'
import { type Fields, secret, text } from '#lib/define/index.ts'
import { fillWords, mayPasteAsText, type Offer, offerWords, swapWords } from './offer-words.ts'

const fields: Fields = {
  id: text({ label: 'Client ID', example: 'a' }),
  key: secret({ label: 'Client Secret', example: 'b' }),
  sub: text({ label: 'Subdomain', example: 'acme' }),
}
const offer = (at: string, values: Record<string, string>): Offer => ({ at, raw: JSON.stringify(values), values })
const two = offer('id', { id: 'fake-id', key: 'fake-secret' })

test('an offer names its fields and holds no value', () => {
  expect(String(offerWords(two, fields))).toBe('You pasted 2 values: Client ID and Client Secret.')
  expect(String(fillWords(two, fields))).toBe('Fill 2 fields')
  expect(String(offerWords({ ...two, undo: () => {} }, fields))).toBe('Filled in Client ID and Client Secret.')
  const one = offer('id', { key: 'fake-secret' })
  expect(String(offerWords(one, fields))).toBe('You pasted the Client Secret.')
  expect(String(fillWords(one, fields))).toBe('Fill Client Secret')
})

test('a block with a secret is pasted as text nowhere that it can be read', () => {
  expect(mayPasteAsText(two, fields)).toBe(false)
  expect(mayPasteAsText({ ...two, at: 'sub' }, fields)).toBe(false)
  expect(mayPasteAsText({ ...two, at: 'key' }, fields)).toBe(true)
  expect(mayPasteAsText(offer('id', { id: 'fake-id', sub: 'acme' }), fields)).toBe(true)
})

test('a swap is offered and told in words', () => {
  expect(String(swapWords(['id', 'key'], fields, false))).toBe('The Client ID and the Client Secret look swapped.')
  expect(String(swapWords(['id', 'key'], fields, true))).toBe('Swapped the Client ID and the Client Secret.')
})
