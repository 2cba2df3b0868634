import { expect, test } from 'vitest'
import { menuPath, parseInline } from './inline.ts'

test('bold and code are told apart from text', () => {
  expect(parseInline('Go to **Manage → Settings**, copy `acme`.')).toEqual([
    { kind: 'text', text: 'Go to ' },
    { kind: 'bold', text: 'Manage → Settings' },
    { kind: 'text', text: ', copy ' },
    { kind: 'code', text: 'acme' },
    { kind: 'text', text: '.' },
  ])
})

test('a text without marks is one part, an empty one none', () => {
  expect(parseInline('Copy it.')).toEqual([{ kind: 'text', text: 'Copy it.' }])
  expect(parseInline('')).toEqual([])
})

test.each(['a ** b', 'a `b', '<b>x</b>', '[x](javascript:alert(1))'])('%s is text and nothing else', (text) => {
  expect(parseInline(text)).toEqual([{ kind: 'text', text }])
})

test('marks inside code are not read', () => {
  expect(parseInline('`**x**`')).toEqual([{ kind: 'code', text: '**x**' }])
})

test('a menu path has its stations in order', () => {
  expect(menuPath('Manage → Settings → APIs and Integrations')).toEqual(['Manage', 'Settings', 'APIs and Integrations'])
  expect(menuPath('Manage > Settings')).toEqual(['Manage', 'Settings'])
  expect(menuPath('Generate')).toEqual(['Generate'])
})
