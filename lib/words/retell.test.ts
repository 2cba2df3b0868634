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
    'Wait {n} seconds, then ask less often.': { one: 'Warten Sie {n} Sekunde.', other: 'Warten Sie {n} Sekunden.' },
    '{n} minutes': { one: '{n} Minute', other: '{n} Minuten' },
    '{n} seconds': { one: '{n} Sekunde', other: '{n} Sekunden' },
  },
}

test.each([
  ['It failed.', 'Es ist fehlgeschlagen.'],
  ['Udemy did not accept the Client ID and Client Secret.', 'Udemy hat nicht angenommen: Client-ID und Geheimnis.'],
  ['Udemy did not sing.', 'Udemy: kein sing.'],
  ['Try again in 30 seconds.', 'Versuchen Sie es in 30 Sekunden erneut.'],
  ['Try again in 1 second.', 'Versuchen Sie es in 1 Sekunde erneut.'],
  ['1 minute', '1 Minute'],
  ['Try again in 21 minute.', 'Versuchen Sie es in 21 minute erneut.'],
  ['Wait a second, then ask less often.', 'Warten Sie 1 Sekunde.'],
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
