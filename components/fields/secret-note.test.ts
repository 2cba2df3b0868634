import { expect, test } from 'vitest'
import { inEnglish, translator } from '#components/words/translate.ts'
import { keptNote, secretNote } from './secret-note.ts'

test('a long secret shows its length and its last four', () => {
  expect(String(secretNote(`${'0'.repeat(36)}x9Qf`))).toBe('40 characters, ends x9Qf')
})

test('a short secret shows its length alone', () => {
  expect(String(secretNote('fake-secret-123'))).toBe('15 characters')
  expect(String(secretNote('x'))).toBe('1 character')
})

test('a kept value says that it is set, how it ends and since when', () => {
  const year = new Date().getFullYear()
  expect(keptNote({ ends: 'x9Qf', changed_at: `${year}-11-03T12:00:00.000Z` }, inEnglish)).toBe(
    'Set · ends x9Qf · changed 3 Nov',
  )
  expect(keptNote({ changed_at: '2020-11-03T12:00:00.000Z' }, inEnglish)).toBe('Set · changed 3 Nov 2020')
})

test('a kept value says its day as the language does', () => {
  const german = translator({ language: 'de', entries: { Set: 'Hinterlegt', 'changed {date}': 'geändert am {date}' } })
  expect(keptNote({ changed_at: '2020-11-03T12:00:00.000Z' }, german)).toBe('Hinterlegt · geändert am 3. Nov. 2020')
})
