import { expect, test } from 'vitest'
import { cn } from './cn.ts'

test.each([
  ['px-3 py-2', 'px-5', 'py-2 px-5'],
  ['px-3', 'p-5', 'p-5'],
  ['p-5', 'px-3', 'p-5 px-3'],
  ['h-9 w-4', 'size-6', 'size-6'],
  ['size-6', 'h-auto', 'size-6 h-auto'],
  ['h-9 min-h-9', 'h-auto', 'min-h-9 h-auto'],
  ['text-lg leading-6', 'text-sm', 'text-sm'],
  ['text-sm text-foreground', 'text-muted-foreground', 'text-sm text-muted-foreground'],
  ['text-sm', 'text-center', 'text-sm text-center'],
  ['border border-input', 'border-danger', 'border border-danger'],
  ['border', 'border-b-0', 'border border-b-0'],
  ['sm:max-w-md', 'max-w-xl', 'sm:max-w-md max-w-xl'],
  ['sm:max-w-md', 'sm:max-w-xl', 'sm:max-w-xl'],
  ['hover:bg-hover', 'bg-card', 'hover:bg-hover bg-card'],
  ['flex', 'hidden', 'hidden'],
  ['whitespace-nowrap', 'whitespace-normal', 'whitespace-normal'],
  ['rounded-md', 'rounded-sm', 'rounded-sm'],
  [
    'has-[input:focus-visible]:border-ring border-input',
    'border-danger',
    'has-[input:focus-visible]:border-ring border-danger',
  ],
  ['-ms-2.5', 'ms-4', 'ms-4'],
  ['[&_svg]:size-4', 'size-6', '[&_svg]:size-4 size-6'],
])('%s, then %s: %s', (first, later, both) => {
  expect(cn(first, later)).toBe(both)
})

test('what is not there is left out', () => {
  expect(cn('a', undefined, false, null, ['b', { c: true, d: false }])).toBe('a b c')
  expect(cn()).toBe('')
})
