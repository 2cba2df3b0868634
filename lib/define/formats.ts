/** A named format cleans what was pasted and says whether it fits. Named, so that a definition stays data. */
type Affixes = { prefix?: string; suffix?: string }
type FormatRule = {
  clean: (value: string, affixes: Affixes) => string
  accepts: (value: string) => boolean
  /** completes the sentence "{label} …" */
  must: string
  inputMode?: 'numeric' | 'email' | 'url'
}

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
const RESERVED = new Set(['www', 'business', 'api'])

/** The host's first label when a whole address under the expected suffix was pasted; else the text as it is. */
function firstLabel(value: string, { suffix = '' }: Affixes): string {
  const host = value.toLowerCase().replace(/^[a-z]+:\/\//, '').replace(/[/?#].*$/s, '')
  return suffix && host.endsWith(suffix) ? host.slice(0, -suffix.length) : host === value.toLowerCase() ? host : value
}

export const formats = {
  /** any printable ASCII without spaces: keys, ids and secrets */
  credential: {
    clean: (value) => value.replace(/^Bearer\s+/i, '').replace(/\s+/g, ''),
    accepts: (value) => /^[\x21-\x7e]+$/.test(value),
    must: 'has characters in it that no key has. If you copied dots or stars, reveal the value first and copy it again.',
  },
  subdomain: {
    clean: firstLabel,
    accepts: (value) => LABEL.test(value) && !RESERVED.has(value),
    must: 'is the first part of your own address: letters, digits and hyphens, without dots.',
  },
  digits: {
    clean: (value) => value.replace(/^#/, '').replace(/[\s.,'’_]/g, ''),
    accepts: (value) => /^\d{1,12}$/.test(value),
    must: 'is a number.',
    inputMode: 'numeric',
  },
  email: {
    clean: (value) => value.replace(/^mailto:/i, ''),
    accepts: (value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value),
    must: 'is an e-mail address.',
    inputMode: 'email',
  },
} satisfies Record<string, FormatRule>

export type Format = keyof typeof formats

// Zero-width characters, byte order mark, soft hyphen and direction marks travel along when text is copied from a page.
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g
const QUOTES = /^(["'`“”‘’«»])(.*)(["'`“”‘’«»])$/s

/** What every pasted value gets: invisible characters, surrounding white space and quotes removed. */
const tidy = (value: string): string => {
  const trimmed = value.replace(INVISIBLE, '').trim()
  const [, , quoted] = QUOTES.exec(trimmed) ?? []
  return quoted === undefined ? trimmed : quoted.trim()
}

/** The value as it is checked, stored and sent. Cleaning twice changes nothing more. */
export const cleanValue = (value: string, format: Format | undefined, affixes: Affixes = {}): string =>
  format ? (formats[format] as FormatRule).clean(tidy(value), affixes) : tidy(value)

export const formatRule = (format: Format): FormatRule => formats[format]
