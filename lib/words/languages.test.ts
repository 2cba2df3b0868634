import { expect, test } from 'vitest'
import { directionOf, languages, pickLanguage } from './languages.ts'
import { pseudo } from './pseudo.ts'

test.each([
  ['de', 'de'],
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['pt-BR, fr-CA;q=0.5, en;q=0.4', 'fr'],
  ['en-US,en;q=0.9,de;q=0.8', 'en'],
  ['fr;q=0.2, es_MX', 'es'],
  ['de;q=0, fr', 'fr'],
  ['EN-xa', 'en-XA'],
  ['ar-XB', 'ar-XB'],
  ['ar', 'en'],
  ['*', 'en'],
  ['', 'en'],
  [undefined, 'en'],
  [null, 'en'],
  [';;;q=x,,', 'en'],
  ['constructor', 'en'],
])('%s asks for %s', (wishes, language) => {
  expect(pickLanguage(wishes)).toBe(language)
})

test('one language is written from right to left', () => {
  expect(languages.filter((language) => directionOf(language) === 'rtl')).toEqual(['ar-XB'])
})

test('the long pseudo-locale is 40 % longer and keeps placeholders, bold marks and addresses', () => {
  const text = 'Open **Settings** at https://example.com for {name}.'
  const changed = pseudo(text, 'en-XA')
  expect(changed.length).toBeGreaterThan(text.length * 1.4)
  expect(changed).toContain('**Šéttíñgš** át https://example.com')
  expect(changed).toContain('{name}')
})

test('the turned pseudo-locale turns words and keeps placeholders', () => {
  expect(pseudo('Open {name}', 'ar-XB')).toBe('\u202EOpen\u202C {name}')
})
