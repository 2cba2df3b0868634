import { describe, expect, test } from 'vitest'
import { checkField, cleanField, type Fields, secret, text, usualHint } from './index.ts'
import { isLookalike } from './lookalike.ts'
import { schemaFor } from './schema.ts'

const masked = 'This is the masked value. Create a new credential and copy its secret.'
const slug = 'This is the name in the address. The Company ID is a number.'
const address = 'This is a web address. The Company ID is not in it.'
const email = 'This is an e-mail address. The Company ID is a number.'

const fields: Fields = {
  clientSecret: secret({
    label: 'Client Secret',
    format: 'credential',
    usual: { prefix: 'fks_' },
    lookalikes: { redacted: masked },
    example: 'fks_1',
  }),
  companyId: text({ label: 'Company ID', format: 'credential', lookalikes: { slug, address, email }, example: '4821' }),
  note: text({ label: 'Note', lookalikes: { redacted: masked }, example: 'x' }),
  number: text({ label: 'Number', format: 'digits', lookalikes: { slug, address, email }, example: '1' }),
}
const errorOf = (name: string, raw: string) => checkField(fields[name]!, cleanField(fields[name]!, raw))?.toString()
const hintOf = (name: string, raw: string) => usualHint(fields, name, cleanField(fields[name]!, raw))?.toString()

describe('a masked value is refused with the field’s own sentence', () => {
  test.each(['fks_••••••••a1b2', '••••••••', 'fks_****a1b2', '●●●●●●', 'fks_…a1b2', 'fks_...a1b2', '"fks_••••"'])(
    '%s',
    (raw) => {
      expect(errorOf('clientSecret', raw)).toBe(masked)
    },
  )

  test('also by the schema, and also where a field has no format', () => {
    const { error } = schemaFor(fields).safeParse({ clientSecret: 'fks_••a1', companyId: '1', note: '**', number: '1' })
    expect(error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
      ['clientSecret', masked],
      ['note', masked],
    ])
  })

  test('and one dot or star is none', () => {
    for (const value of ['fks_a*b', 'fks_a.b..c', 'fks_a·b']) expect(errorOf('clientSecret', value)).not.toBe(masked)
    expect(errorOf('clientSecret', 'fks_a.b..c')).toBeUndefined()
  })
})

describe('another known shape is a hint', () => {
  test.each([
    ['acme-learning', slug],
    ['acme', slug],
    ['https://portal.example/c/acme/settings', address],
    ['www.portal.example', address],
    ['ada@acme.example', email],
    ['4821', undefined],
    ['Acme', undefined],
    ['DjYCkBQTQV69TtWA7RuNug', undefined],
  ])('%s', (raw, sentence) => {
    expect(errorOf('companyId', raw)).toBeUndefined()
    expect(hintOf('companyId', raw)).toBe(sentence)
  })

  test('and the error where the value cannot be right anyway', () => {
    expect(errorOf('number', 'acme')).toBe(slug)
    expect(errorOf('number', 'https://portal.example')).toBe(address)
    expect(errorOf('number', 'ada@acme.example')).toBe(email)
    expect(errorOf('number', '1.5')).toBe('Number is a number of at most 12 digits. For example: 1')
  })

  test('after what is more certain: another field’s mark', () => {
    expect(hintOf('companyId', 'fks_abc')).toBe('This looks like the Client Secret (begins with fks_).')
  })
})

test('no sentence repeats what was typed', () => {
  for (const name of Object.keys(fields))
    for (const raw of ['fks_••••canary', 'canary-slug', 'https://canary.example', 'canary@acme.example'])
      expect([errorOf(name, raw), hintOf(name, raw)].join()).not.toContain('canary')
})

test('a shape is told in a moment, however long the value is', () => {
  const started = performance.now()
  for (const piece of ['a', 'a-', '-', '@', 'a@', '.', 'a.', '•', ' '])
    for (const shape of ['redacted', 'slug', 'address', 'email'] as const)
      isLookalike(shape, piece.repeat(100_000 / piece.length))
  // Far beyond a busy machine, and far below what work that grows with the square would take.
  expect(performance.now() - started).toBeLessThan(20_000)
})
