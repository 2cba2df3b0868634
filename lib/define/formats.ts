import { type Said, say, type Words } from '#lib/words/index.ts'

type Affixes = { prefix?: string; suffix?: string }

/** A named format cleans what was pasted and says whether it fits. Named, so that a definition stays data. */
type FormatRule = {
  clean: (value: string, affixes: Affixes) => string
  accepts: (value: string) => boolean
  /** what a value that does not fit has to be */
  must: (label: Words) => Said
  inputMode?: 'numeric' | 'email' | 'url'
}

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
const RESERVED = new Set(['www', 'business', 'api'])
const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i
const THOUSANDS = /^\d{1,3}([.,'’]\d{3})+$/

/** ASCII letters alone: `toLowerCase` would also turn the Kelvin sign into a k, and a foreign letter into ours. */
const lowerCase = (value: string): string => value.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

/** The first label of a whole address under the expected suffix; a bare label in lower case; else the text as it is. */
function firstLabel(value: string, { prefix = '', suffix = '' }: Affixes): string {
  const text = lowerCase(value)
  const host = text.replace(SCHEME, '').replace(/[/?#].*$/s, '')
  if (suffix && host.endsWith(suffix)) return host.slice(0, -suffix.length)
  const bare = prefix && text.startsWith(prefix) ? text.slice(prefix.length) : text
  return bare === host ? host : value
}

export const formats = {
  /** any printable ASCII without spaces: keys, ids and secrets; their case is never touched */
  credential: {
    clean: (value) => value.replace(/^Bearer\s+/i, '').replace(/\s+/g, ''),
    accepts: (value) => /^[\x21-\x7e]+$/.test(value) && !value.includes('****'),
    must: (label) =>
      say(
        '{label} has characters in it that no key has. If you copied dots or stars, reveal the value first and copy it again.',
        { label },
      ),
  },
  subdomain: {
    clean: (value, affixes) => firstLabel(value.replace(/\s+/g, ''), affixes),
    accepts: (value) => LABEL.test(value) && !RESERVED.has(value),
    must: (label) =>
      say('{label} is the first part of your own address: letters, digits and hyphens, without dots.', { label }),
  },
  digits: {
    clean: (value) => {
      const number = value.replace(/^#/, '').replace(/[\s_]/g, '')
      return THOUSANDS.test(number) ? number.replace(/\D/g, '') : number
    },
    accepts: (value) => /^\d{1,12}$/.test(value),
    must: (label) => say('{label} is a number of at most 12 digits.', { label }),
    inputMode: 'numeric',
  },
  email: {
    clean: (value) => value.replace(/^mailto:/i, ''),
    accepts: (value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value),
    must: (label) => say('{label} is an e-mail address.', { label }),
    inputMode: 'email',
  },
  date: {
    clean: (value) => value,
    accepts: (value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)),
    must: (label) => say('{label} is a date: year, month and day with hyphens between.', { label }),
  },
} satisfies Record<string, FormatRule>

export type Format = keyof typeof formats

export const formatRule = (format: Format): FormatRule => formats[format]

// Zero-width characters, byte order marks, soft hyphens and direction marks travel along when text is copied from a page.
const INVISIBLE = '\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff'
const INVISIBLE_ANYWHERE = new RegExp(`[${INVISIBLE}]`, 'g')
const SPACE = new RegExp(`[${INVISIBLE}\\s]`)
const QUOTED = /^["'`“”„‘’‚«»](.*)["'`“”‘’«»]$/s

/** Longer than any value anybody means; such a text is refused, so it is not worth cleaning. */
const TOO_LONG_TO_CLEAN = 8192

type Cleaning = Affixes & { format?: Format; labels?: readonly string[] }

/** Without space and invisible characters around it. By steps: an expression for "space at the end" is slow on a hostile text. */
function trimmed(text: string): string {
  let [from, to] = [0, text.length]
  while (from < to && SPACE.test(text.charAt(from))) from += 1
  while (to > from && SPACE.test(text.charAt(to - 1))) to -= 1
  return text.slice(from, to)
}

/** `Client ID: abc` → `abc`, under any of the names the field goes by; also where the value stands on the next line. */
function withoutLabel(text: string, labels: readonly string[]): string {
  for (const label of labels) {
    const start = text.slice(0, label.length).replace(/\s/g, ' ')
    const rest = start.toLowerCase() === label.toLowerCase() ? text.slice(label.length) : ''
    const separator = /^\s*[:=：]\s*|^[^\S\r\n\t]*[\r\n\t]\s*/.exec(rest)
    if (separator) return rest.slice(separator[0].length)
  }
  return text
}

function cleanOnce(value: string, { format, labels = [], ...affixes }: Cleaning): string {
  const tidy = trimmed(value)
  const text = withoutLabel((QUOTED.exec(tidy)?.[1] ?? tidy).trim(), labels)
  return format ? formatRule(format).clean(text.replace(INVISIBLE_ANYWHERE, ''), affixes) : text
}

/** The value as it is checked, stored and sent. Cleaning twice changes nothing more. */
export function cleanValue(value: string, cleaning: Cleaning = {}): string {
  let text = trimmed(value)
  if (text.length > TOO_LONG_TO_CLEAN) return text
  for (;;) {
    const cleaned = cleanOnce(text, cleaning)
    if (cleaned === text) return text
    text = cleaned
  }
}
