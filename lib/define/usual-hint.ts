import { cleanField } from './check.ts'
import { type Field, type Fields, isShown } from './fields.ts'
import { lookalikeHint } from './lookalike.ts'
import type { Values } from './template.ts'

/** How a value differs from what this field's values usually look like, as a sentence; undefined when it does not. */
function difference(field: Field, value: string): string | undefined {
  const { label, usual = {} } = field
  const unit = field.kind === 'text' && field.format === 'digits' ? 'digits' : 'characters'
  const { prefix = '', length, between: [least, most] = [0, Number.POSITIVE_INFINITY] } = usual
  if (!value.startsWith(prefix)) {
    const letters = value.toLowerCase().startsWith(prefix) ? ', in small letters' : ''
    return `The ${label} usually begins with ${prefix}${letters}.`
  }
  if (length !== undefined && value.length !== length)
    return `The ${label} usually has ${length} ${unit}, this one has ${value.length}.`
  if (value.length < least || value.length > most)
    return `The ${label} usually has ${least} to ${most} ${unit}, this one has ${value.length}.`
  return undefined
}

/** What tells a field's values from others': how they begin, or else how long they are. */
const mark = ({ usual }: Field): string | undefined =>
  usual?.prefix ? `begins with ${usual.prefix}` : usual?.length === undefined ? undefined : `${usual.length} characters`

const hasMark = ({ usual }: Field, value: string): boolean =>
  usual?.prefix ? value.startsWith(usual.prefix) : usual?.length === value.length

/** The other field whose mark the value bears. A length alone says nothing about a field that has no usual one itself. */
function otherField(fields: Fields, name: string, value: string): string | undefined {
  const own = fields[name]
  if (!own || (own.usual && !difference(own, value))) return undefined
  const others = Object.entries(fields).filter(
    ([key, { usual }]) => key !== name && (own.usual ? usual : usual?.prefix),
  )
  return others.find(([, other]) => hasMark(other, value))?.[0]
}

/** Another credential with the very same value: one was copied twice. Said at the one it does not look like, else at the later. */
function twin(fields: Fields, name: string, value: string, values: Values): Field | undefined {
  const isCredential = (field: Field) => field.kind !== 'select' && field.format === 'credential'
  const names = Object.keys(fields).filter((key) => isCredential(fields[key]!) && isShown(fields[key]!, values))
  if (!names.includes(name)) return undefined
  const fits = (key: string) => Boolean(mark(fields[key]!)) && hasMark(fields[key]!, value)
  const other = names.find((key) => key !== name && cleanField(fields[key]!, values[key] ?? '') === value)
  if (other === undefined) return undefined
  const isWrongHere = fits(name) === fits(other) ? names.indexOf(other) < names.indexOf(name) : fits(other)
  return isWrongHere ? fields[other] : undefined
}

/**
 * A hint about a cleaned value: it stands in another field as well, looks like another field's ("This looks like the
 * Client Secret (128 characters)."), like a known mistake, or not like its field's usual ones. A warning, never a
 * reason to refuse; holds no value. `values`: what stands in the other fields.
 */
export function usualHint(fields: Fields, name: string, value: string, values: Values = {}): string | undefined {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (!field || field.kind === 'select' || !value) return undefined
  const same = twin(fields, name, value, values)
  if (same) return `This is the same value as the ${same.label}.`
  const other = fields[otherField(fields, name, value) ?? '']
  if (other) return `This looks like the ${other.label} (${mark(other)}).`
  const known = lookalikeHint(field, value)
  if (known) return known
  const odd = field.usual && difference(field, value)
  return odd && `${odd} Check that all of it was copied.`
}

/** Two fields that hold each other's values, each by its look, as far as looks can tell. */
export function findSwapped(fields: Fields, values: Values): [string, string] | undefined {
  const looksLike = Object.keys(fields).map((name): [string, string | undefined] => {
    const field = fields[name]!
    const value = isShown(field, values) ? cleanField(field, values[name] ?? '') : ''
    return [name, value ? otherField(fields, name, value) : undefined]
  })
  const by = new Map(looksLike)
  return looksLike.find((pair): pair is [string, string] => pair[1] !== undefined && by.get(pair[1]) === pair[0])
}
