import { expect, test } from 'vitest'
import { initials } from './initials.ts'

test.each([
  ['Ada King Lovelace', 'AL'],
  ['ada', 'A'],
  ['  Ñandú  Östberg ', 'ÑÖ'],
  ['', ''],
])('%j → %j', (name, letters) => {
  expect(initials(name)).toBe(letters)
})
