import { type Said, say } from '#lib/words/index.ts'
import { checkField } from './check.ts'
import { type Field, namesOf } from './fields.ts'

const withoutSpace = (value: string) => value.replace(/\s+/g, '')
const startsWith = (text: string, start: string) => text.slice(0, start.length).toLowerCase() === start.toLowerCase()

/**
 * A quiet sentence for a person whose pasted text was changed in a way they could wonder about: "Kept acme from the
 * address." Undefined where only the space around it went, and where what is left is wrong: then that is said. Never
 * repeats a secret.
 */
export function cleaningNote(field: Field, raw: string, cleaned: string): Said | undefined {
  const typed = raw.trim()
  if (!cleaned || typed === cleaned || field.kind === 'select') return undefined
  if (checkField(field, cleaned)) return undefined
  if (field.format === 'subdomain' && typed.length > cleaned.length && /[./]/.test(typed))
    return say('Kept {value} from the address.', { value: cleaned })
  if (field.format === 'digits') return say('Kept {value}.', { value: cleaned })
  if (/^["'`“”„‘’‚«»]/.test(typed)) return say('Left out the quotation marks.')
  if (/^bearer\s/i.test(typed)) return say('Left out the word Bearer.')
  if (namesOf(field).some((name) => startsWith(typed, name) && !startsWith(cleaned, name)))
    return say('Left out the label.')
  if (typed.toLowerCase() === cleaned) return say('Changed to small letters.')
  return withoutSpace(typed) === cleaned
    ? say('Left out spaces and line breaks.')
    : say('Left out invisible characters.')
}
