import { expect, test } from 'vitest'
import type { Dictionary } from './index.ts'
import { retell } from './retell.ts'

const german: Dictionary = {
  language: 'de',
  entries: {
    'Client ID': 'Client-ID',
    'Client Secret': 'Geheimnis',
    'It failed.': 'Es ist fehlgeschlagen.',
    '{provider} did not accept the {fields}.': '{provider} hat nicht angenommen: {fields}.',
    '{provider} did not {what}.': '{provider}: kein {what}.',
    'Try again in {time}.': 'Versuchen Sie es in {time} erneut.',
    '{n} seconds': { one: '{n} Sekunde', other: '{n} Sekunden' },
  },
}

test.each([
  ['It failed.', 'Es ist fehlgeschlagen.'],
  ['Udemy did not accept the Client ID and Client Secret.', 'Udemy hat nicht angenommen: Client-ID und Geheimnis.'],
  ['Udemy did not sing.', 'Udemy: kein sing.'],
  ['Try again in 30 seconds.', 'Versuchen Sie es in 30 Sekunden erneut.'],
  ['Nobody ever said so.', 'Nobody ever said so.'],
  ['{provider} did not {what}.', '{provider}: kein {what}.'],
])('what was stored as %s is retold as %s', (stored, retold) => {
  expect(retell(stored, german)).toBe(retold)
})

test('without a dictionary, and where it is longer than any sentence, a text stays', () => {
  expect(retell('It failed.')).toBe('It failed.')
  const long = `${'a'.repeat(1200)} did not sing.`
  expect(retell(long, german)).toBe(long)
})
