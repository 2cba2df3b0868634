import { expect, test } from 'vitest'
import { type Dictionary, say } from '#lib/words/index.ts'
import { inEnglish, translator } from './translate.ts'

const dictionary: Dictionary = {
  language: 'de',
  entries: {
    'Enter it.': 'Geben Sie es ein.',
    'From {project}': 'Von {project}',
    '{n} fields': { one: '{n} Feld', other: '{n} Felder' },
  },
}
const t = translator(dictionary)

test('literals, sentences made elsewhere and ready text are all said', () => {
  expect(t('Enter it.')).toBe('Geben Sie es ein.')
  expect(t('From {project}', { project: 'Acme' })).toBe('Von Acme')
  expect(t(say('From {project}', { project: 'Acme' }))).toBe('Von Acme')
  expect(t('Schon übersetzt.')).toBe('Schon übersetzt.')
  expect([1, 3].map((n) => t.count(n, '{n} field', '{n} fields'))).toEqual(['1 Feld', '3 Felder'])
})

test('a sentence is found back in English; one that nobody knows is not told as if it were', () => {
  expect(t.english('Geben Sie es ein.')).toBe('Enter it.')
  expect(t.english('Von Acme')).toBeUndefined()
  expect(inEnglish.english('Anything.')).toBe('Anything.')
})

test('dates and numbers are in the language, and English ones where it is made from English', () => {
  expect([inEnglish.locale, t.locale, translator({ language: 'ar-XB', entries: {} }).locale]).toEqual([
    'en-GB',
    'de',
    'en-GB',
  ])
})
