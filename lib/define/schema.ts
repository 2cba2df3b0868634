import * as z from 'zod/mini'
import { type Field, type Fields, isShown } from './fields.ts'
import { cleanValue, formatRule } from './formats.ts'

// zod compiles checks with `new Function` unless told not to, which our Content-Security-Policy forbids.
z.config({ jitless: true })

const MAX_LENGTH = 4096
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/

/** One field's value, cleaned as its format says: `https://acme.udemy.com/home` → `acme`. Never changes the case of a credential. */
export const cleanField = (field: Field, value: string): string =>
  field.kind === 'select' ? value : cleanValue(value, field)

/** What is wrong with a cleaned value, as a sentence with what to do; undefined when nothing is. */
export function checkField(field: Field, value: string): string | undefined {
  if (!value) return field.optional ? undefined : `Enter the ${field.label}.`
  if (field.kind === 'select')
    return Object.hasOwn(field.options, value) ? undefined : `Choose one of the options for ${field.label}.`
  if (value.length > MAX_LENGTH) return `${field.label} is too long: ${value.length} characters. Copy it again, alone.`
  if (CONTROL.test(value) || !value.isWellFormed())
    return `${field.label} has unreadable characters in it. Copy it again, or type it.`
  if (!field.format || formatRule(field.format).accepts(value)) return undefined
  const example = field.kind === 'text' ? ` For example: ${field.example}` : ''
  return `${field.label} ${formatRule(field.format).must}${example}`
}

const cleanAll = (fields: Fields, given: Readonly<Record<string, string | undefined>>): Record<string, string> => {
  const cleaned = Object.entries(fields).map(
    ([name, field]) => [name, cleanField(field, (Object.hasOwn(given, name) && given[name]) || '')] as const,
  )
  const values = Object.fromEntries(cleaned)
  return Object.fromEntries(cleaned.filter(([name, value]) => value && isShown(fields[name]!, values)))
}

/** The form's schema, the same in browser and core: cleans, then checks every field that is shown. Unknown keys are dropped. */
export const schemaFor = (fields: Fields) =>
  z.pipe(
    z.pipe(
      z.record(z.string(), z.optional(z.string('Send this value as text.'))),
      z.transform((given): Record<string, string> => cleanAll(fields, given)),
    ),
    z.record(z.string(), z.string()).check((context) => {
      for (const [name, field] of Object.entries(fields)) {
        if (!isShown(field, context.value)) continue
        const message = checkField(field, (Object.hasOwn(context.value, name) && context.value[name]) || '')
        if (message) context.issues.push({ code: 'custom', input: context.value, path: [name], message })
      }
    }),
  )
