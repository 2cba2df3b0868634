import { say, sayInTurn, type Words } from '#lib/words/index.ts'
import { type Field, type Fields, isShown, namesOf } from './fields.ts'
import { cleanValue, formatRule } from './formats.ts'
import { isLookalike, lookalikeHint } from './lookalike.ts'

const MAX_LENGTH = 4096
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/

/** One field's value, cleaned as its format says: `https://acme.udemy.com/home` → `acme`. Never changes the case of a credential. */
export const cleanField = (field: Field, value: string): string =>
  field.kind === 'select' ? value : cleanValue(value, { ...field, labels: namesOf(field) })

/** What is wrong with a cleaned value, as a sentence with what to do; undefined when nothing is. */
export function checkField(field: Field, value: string): Words | undefined {
  const label = say(field.label)
  if (!value) return field.optional ? undefined : say('Enter the {label}.', { label })
  if (field.kind === 'select')
    return Object.hasOwn(field.options, value) ? undefined : say('Choose one of the options for {label}.', { label })
  if (value.length > MAX_LENGTH)
    return say('{label} is too long: {length} characters. Copy it again, alone.', { label, length: value.length })
  if (CONTROL.test(value) || !value.isWellFormed())
    return say('{label} has unreadable characters in it. Copy it again, or type it.', { label })
  // A masked value can never be right; of the other shapes a definition only says what they probably are.
  if (field.lookalikes?.redacted && isLookalike('redacted', value)) return say(field.lookalikes.redacted)
  if (!field.format || formatRule(field.format).accepts(value)) return undefined
  const known = lookalikeHint(field, value)
  if (known) return known
  const must = formatRule(field.format).must(label)
  return field.kind === 'text' ? sayInTurn(must, say('For example: {example}', { example: field.example })) : must
}

type Given = Readonly<Record<string, string | undefined>>

/** All values cleaned; those that are empty or not asked for are left out. Names without a field are dropped. */
export const cleanFields = (fields: Fields, given: Given): Record<string, string> => {
  const cleaned = Object.entries(fields).map(
    ([name, field]) => [name, cleanField(field, (Object.hasOwn(given, name) && given[name]) || '')] as const,
  )
  const values = Object.fromEntries(cleaned)
  return Object.fromEntries(cleaned.filter(([name, value]) => value && isShown(fields[name]!, values)))
}

/** What is wrong with cleaned values: the sentence for each field that is shown and not right. */
export const checkFields = (fields: Fields, values: Given): Record<string, Words> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const message = isShown(field, values) && checkField(field, (Object.hasOwn(values, name) && values[name]) || '')
      return message ? [[name, message]] : []
    }),
  )
