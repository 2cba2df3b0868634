import { expect, test } from 'vitest'
import { errorAt } from './field-errors.ts'

const state = { values: { id: 'old' }, blame: {}, checked: {}, submitted: false }
const blame = { id: { message: 'Refused.', value: 'old' } }
const checked = { id: { message: 'Is a number.' } }

test('a refusal stands until the value is another', () => {
  expect(errorAt('id', { ...state, blame })).toBe('Refused.')
  expect(errorAt('id', { ...state, blame, values: { id: 'new' } })).toBeUndefined()
})

test('a refusal says more than the check of the form', () => {
  expect(errorAt('id', { ...state, blame, checked })).toBe('Refused.')
  expect(errorAt('id', { ...state, blame, checked, values: { id: 'new' } })).toBe('Is a number.')
})

test('an empty field is a mistake only after Connect was pressed', () => {
  const empty = { ...state, values: { id: '' }, checked: { id: { message: 'Enter the id.' } } }
  expect(errorAt('id', empty)).toBeUndefined()
  expect(errorAt('id', { ...empty, submitted: true })).toBe('Enter the id.')
})
