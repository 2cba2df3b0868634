import type { Field, Fields } from './fields.ts'

/** How a value differs from what this field's values usually look like, as a sentence; undefined when it does not. */
function difference(field: Field, value: string): string | undefined {
  const { label, usual = {} } = field
  const unit = field.kind === 'text' && field.format === 'digits' ? 'digits' : 'characters'
  const { prefix = '', length, between: [least, most] = [0, Number.POSITIVE_INFINITY] } = usual
  if (!value.startsWith(prefix)) return `The ${label} usually begins with ${prefix}.`
  if (length !== undefined && value.length !== length)
    return `The ${label} usually has ${length} ${unit}, this one has ${value.length}.`
  if (value.length < least || value.length > most)
    return `The ${label} usually has ${least} to ${most} ${unit}, this one has ${value.length}.`
  return undefined
}

const mark = ({ usual }: Field): string | undefined =>
  usual?.prefix ? `begins with ${usual.prefix}` : usual?.length === undefined ? undefined : `${usual.length} characters`

/**
 * A hint about a cleaned value that does not look like its field's usual ones, or that looks like another field's
 * ("This looks like the Client Secret (128 characters)."). A warning, never a reason to refuse; holds no value.
 */
export function usualHint(fields: Fields, name: string, value: string): string | undefined {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (!field?.usual || !value) return undefined
  const odd = difference(field, value)
  if (!odd) return undefined
  const other = Object.entries(fields).find(([key, it]) => key !== name && mark(it) && !difference(it, value))?.[1]
  return other ? `This looks like the ${other.label} (${mark(other)}).` : `${odd} Check that all of it was copied.`
}
