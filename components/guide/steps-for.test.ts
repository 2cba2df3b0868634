import { expect, test } from 'vitest'
import { numbered, stepOf, stepsFor } from './steps-for.ts'

const sections = numbered({
  sections: [
    {
      title: 'Keys',
      steps: [{ text: 'Open' }, { text: 'Copy id', fields: ['id'] }, { text: 'Copy key', fields: ['key'] }],
    },
    { title: 'Sub', steps: [{ text: 'Look', fields: ['sub'] }] },
  ],
})

test('steps are numbered within their section', () => {
  expect(sections.map(({ number, steps }) => [number, steps.map((step) => step.number)])).toEqual([
    [1, ['1.1', '1.2', '1.3']],
    [2, ['2.1']],
  ])
})

test('the step of a field is the one that fills it', () => {
  expect(stepOf(sections, 'key')).toBe('1.3')
  expect(stepOf(sections, 'other')).toBeUndefined()
  expect(stepOf(sections, undefined)).toBeUndefined()
})

test('the way to a field begins with its section', () => {
  expect(stepsFor(sections, 'id').map(({ text }) => text)).toEqual(['Open', 'Copy id'])
  expect(stepsFor(sections, 'sub').map(({ text }) => text)).toEqual(['Look'])
  expect(stepsFor(sections, 'other')).toEqual([])
})
