import { expect, test } from 'vitest'
import {
  type Dictionary,
  dictionaryOf,
  render,
  renderDeep,
  say,
  sayAll,
  sayCount,
  sayInTurn,
  translateDeep,
} from './index.ts'

const german: Dictionary = {
  language: 'de',
  entries: {
    'Enter the {label}.': 'Geben Sie {label} ein.',
    'Company Subdomain': 'Firmen-Subdomain',
    '{n} fields': { one: '{n} Feld', other: '{n} Felder' },
    '{n} fields of {name}': { one: '{n} Feld von {name}', other: '{n} Felder von {name}' },
  },
}

test('a sentence is rendered in the language of the dictionary, and in English without one', () => {
  const sentence = say('Enter the {label}.', { label: say('Company Subdomain') })
  expect(render(sentence)).toBe('Enter the Company Subdomain.')
  expect(render(sentence, german)).toBe('Geben Sie Firmen-Subdomain ein.')
})

test('a value that is plain text stays as it is, also where the dictionary knows it or it looks like a placeholder', () => {
  expect(render(say('Enter the {label}.', { label: 'Company Subdomain' }), german)).toBe(
    'Geben Sie Company Subdomain ein.',
  )
  expect(render(say('{a} {b}', { a: '{b}', b: 1 }))).toBe('{b} 1')
})

test('a placeholder without a value stays, also where its name is one of every object’s', () => {
  expect(render(say('{a} {constructor}'))).toBe('{a} {constructor}')
})

test('what the dictionary lacks is English, and so is what it has by inheritance', () => {
  expect(render(say('Nothing known.'), german)).toBe('Nothing known.')
  expect(render(say('toString'), german)).toBe('toString')
})

test.each([
  [0, '0 fields', '0 Felder'],
  [1, '1 field', '1 Feld'],
  [2, '2 fields', '2 Felder'],
])('%i has its own form', (n, english, translated) => {
  const sentence = sayCount(n, '{n} field', '{n} fields')
  expect([render(sentence), render(sentence, german)]).toEqual([english, translated])
})

test('a count takes further values', () => {
  const sentence = sayCount(1, '{n} field of {name}', '{n} fields of {name}', { name: 'Acme' })
  expect([render(sentence), render(sentence, german)]).toEqual(['1 field of Acme', '1 Feld von Acme'])
})

test('a list is joined as the language joins it', () => {
  const items = ['a', say('Company Subdomain'), 'c']
  expect(String(sayAll(items))).toBe('a, Company Subdomain and c')
  expect(render(sayAll(items), german)).toBe('a, Firmen-Subdomain und c')
})

test('sentences stand one after the other, each in its language', () => {
  const both = sayInTurn('Done.', say('Enter the {label}.', { label: 'x' }))
  expect([render(both), render(both, german)]).toEqual(['Done. Enter the x.', 'Done. Geben Sie x ein.'])
})

test('as text and as JSON a sentence is English', () => {
  const sentence = say('Enter the {label}.', { label: 'Name' })
  expect(`${sentence}`).toBe('Enter the Name.')
  expect(JSON.stringify({ sentence })).toBe('{"sentence":"Enter the Name."}')
})

test('a body is rendered to its depth; dates and plain text stay', () => {
  const at = new Date(0)
  const body = { at, label: 'Company Subdomain', list: [say('Enter the {label}.', { label: 'x' })], no: null }
  expect(renderDeep(body, german)).toEqual({
    at,
    label: 'Company Subdomain',
    list: ['Geben Sie x ein.'],
    no: null,
  })
  expect(translateDeep(body, german)).toMatchObject({ at, label: 'Firmen-Subdomain' })
  expect(translateDeep(body)).toMatchObject({ label: 'Company Subdomain', list: ['Enter the x.'] })
})

test('a dictionary is made of several catalogues, the first wins, and English needs none', () => {
  const first = { de: { A: 'Ä' }, fr: {}, es: {} }
  const second = { de: { A: 'no', B: 'Be' }, fr: { B: 'bé' }, es: {} }
  expect(dictionaryOf('de', first, second)).toEqual({ language: 'de', entries: { A: 'Ä', B: 'Be' } })
  expect(dictionaryOf('en', first)).toBeUndefined()
  expect(Object.keys(dictionaryOf('en-XA', first, second)?.entries ?? {})).toEqual(expect.arrayContaining(['A', 'B']))
})
