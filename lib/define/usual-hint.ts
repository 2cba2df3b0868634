import { type Said, say, sayInTurn } from '#lib/words/index.ts'
import { cleanField } from './check.ts'
import { type Field, type Fields, isShown } from './fields.ts'
import { lookalikeHint } from './lookalike.ts'
import type { Values } from './template.ts'

/** How a value differs from what this field's values usually look like, as a sentence; undefined when it does not. */
function difference(field: Field, value: string): Said | undefined {
  const { usual = {} } = field
  const label = say(field.label)
  const isNumber = field.kind === 'text' && field.format === 'digits'
  const { prefix = '', length: wanted, between: [least, most] = [0, Number.POSITIVE_INFINITY] } = usual
  const { length } = value
  if (!value.startsWith(prefix)) {
    return value.toLowerCase().startsWith(prefix)
      ? say('The {label} usually begins with {prefix}, in small letters.', { label, prefix })
      : say('The {label} usually begins with {prefix}.', { label, prefix })
  }
  if (wanted !== undefined && length !== wanted) {
    return isNumber
      ? say('The {label} usually has {wanted} digits, this one has {length}.', { label, wanted, length })
      : say('The {label} usually has {wanted} characters, this one has {length}.', { label, wanted, length })
  }
  if (length < least || length > most) {
    return isNumber
      ? say('The {label} usually has {least} to {most} digits, this one has {length}.', { label, least, most, length })
      : say('The {label} usually has {least} to {most} characters, this one has {length}.', {
          ...{ label, least, most, length },
        })
  }
  return undefined
}

/** Whether something tells this field's values from others': how they begin, or else how long they are. */
const isMarked = ({ usual }: Field): boolean => Boolean(usual?.prefix) || usual?.length !== undefined

/** A sentence about a value that bears the mark of this field. */
function looksLike({ label, usual }: Field): Said {
  if (usual?.prefix)
    return say('This looks like the {label} (begins with {prefix}).', { label: say(label), prefix: usual.prefix })
  return say('This looks like the {label} ({length} characters).', { label: say(label), length: usual?.length ?? 0 })
}

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
  const fits = (key: string) => isMarked(fields[key]!) && hasMark(fields[key]!, value)
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
export function usualHint(fields: Fields, name: string, value: string, values: Values = {}): Said | undefined {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (!field || field.kind === 'select' || !value) return undefined
  const same = twin(fields, name, value, values)
  if (same) return say('This is the same value as the {label}.', { label: say(same.label) })
  const other = fields[otherField(fields, name, value) ?? '']
  if (other) return looksLike(other)
  const known = lookalikeHint(field, value)
  if (known) return known
  const odd = field.usual && difference(field, value)
  return odd && sayInTurn(odd, say('Check that all of it was copied.'))
}

/** Two fields that hold each other's values, each by its look, as far as looks can tell. */
export function findSwapped(fields: Fields, values: Values): [string, string] | undefined {
  const resembles = Object.keys(fields).map((name): [string, string | undefined] => {
    const field = fields[name]!
    const value = isShown(field, values) ? cleanField(field, values[name] ?? '') : ''
    return [name, value ? otherField(fields, name, value) : undefined]
  })
  const by = new Map(resembles)
  return resembles.find((pair): pair is [string, string] => pair[1] !== undefined && by.get(pair[1]) === pair[0])
}
