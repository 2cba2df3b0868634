const REDACTED = '[redacted]'
const SHORTEST = 4
const WINDOW = 8

/**
 * Text of a provider with everything we sent taken out: each value of four characters or more as it is, URL-encoded,
 * JSON-escaped, in hex and in base64 at any alignment; and any eight characters in a row of a long secret. Capitals do
 * not matter: hosts come in small letters.
 */
export function redact(text: string, values: readonly string[]): string {
  const known = values.filter((value) => value.length >= SHORTEST)
  const forms = [...new Set(known.flatMap(formsOf))].sort((one, other) => other.length - one.length)
  if (forms.length === 0) return text
  const pattern = new RegExp(forms.map((form) => literal(form)).join('|'), 'gi')
  return withoutPieces(
    text.replace(pattern, REDACTED),
    known.filter((value) => value.length >= 2 * WINDOW).map((value) => value.toLowerCase()),
  )
}

/** A provider's words as they may be shown: redacted, without control and direction characters, at most 300 characters. */
export const quote = (text: string, values: readonly string[]): string =>
  redact(text.slice(0, 20_000), values)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 300)

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

function formsOf(value: string): string[] {
  const encoded = encodeURIComponent(value.toWellFormed())
  const plus = new URLSearchParams({ v: value }).toString().slice(2)
  const bytes = Buffer.from(value)
  const aligned = [0, 1, 2].map((offset) => base64At(bytes, offset))
  const url = aligned.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))
  return [value, encoded, plus, JSON.stringify(value).slice(1, -1), bytes.toString('hex'), ...aligned, ...url].filter(
    (form) => form.length >= SHORTEST,
  )
}

/** The characters that base64 has for these bytes wherever they begin: those that neighbours share are left off. */
function base64At(bytes: Buffer, offset: number): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replace(/=+$/, '')
  const start = offset === 0 ? 0 : offset + 1
  const end = (offset + bytes.length) % 3 === 0 ? text.length : text.length - 1
  return text.slice(start, end)
}

/** Two secrets may begin alike: a piece ends where it is no longer one of any. */
function withoutPieces(text: string, secrets: readonly string[]): string {
  const isPiece = (start: number, end: number) =>
    end <= text.length && secrets.some((value) => value.includes(text.slice(start, end).toLowerCase()))
  let result = ''
  for (let index = 0; index < text.length; ) {
    let end = index + WINDOW
    if (!isPiece(index, end)) {
      result += text[index++]
      continue
    }
    while (isPiece(index, end + 1)) end++
    result += REDACTED
    index = end
  }
  return result
}
