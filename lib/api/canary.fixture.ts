/** A secret that is easy to recognise: its marker of letters stands among characters that get mangled on the way. */
export type Canary = { marker: string; value: string }

export const canary = (name: string, around: readonly [before: string, after: string]): Canary => {
  const marker = `fakeCanary${name}Q7zX`
  return { marker, value: `${around[0]}${marker}${around[1]}` }
}

/** A secret that the hub itself made, or that a test typed: it is looked for whole. */
export const found = (value: string): Canary => ({ marker: value, value })

/** The forms of a secret that stand in a text: as it is, and in every way in which software writes bytes and strings. */
export const formsIn = (text: string, secret: Canary): string[] => scanFor([secret])(text)

/** Looks for many secrets in many texts; answers each form that stands there, by its name and whose form it is. */
export function scanFor(secrets: readonly Canary[]): (text: string) => string[] {
  const forms = new Map<string, string>()
  for (const { marker, value } of secrets)
    for (const word of [marker, value])
      for (const [name, form] of Object.entries(formsOf(word)))
        if (!forms.has(form)) forms.set(form, `${name} of ${word}`)
  return (text) => [...forms].flatMap(([form, name]) => (text.includes(form) ? [name] : []))
}

/** Every way in which these bytes may be written, by name. */
export function formsOf(word: string): Record<string, string> {
  const bytes = Buffer.from(word)
  const json = JSON.stringify(word).slice(1, -1)
  const aligned = [0, 1, 2].map((offset) => [`base64 at ${offset}`, base64At(bytes, offset)] as const)
  return {
    raw: word,
    'in small letters': word.toLowerCase(),
    'in latin-1': bytes.toString('latin1'),
    hex: bytes.toString('hex'),
    HEX: bytes.toString('hex').toUpperCase(),
    'URL-encoded': encodeURIComponent(word),
    'form-encoded': new URLSearchParams({ v: word }).toString().slice(2),
    'JSON-escaped': json,
    'JSON in JSON': JSON.stringify(json).slice(1, -1),
    'JSON in ASCII': json.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`),
    'in HTML': word.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`),
    ...Object.fromEntries(aligned),
    ...Object.fromEntries(
      aligned.map(([name, form]) => [`${name}, url`, form.replace(/\+/g, '-').replace(/\//g, '_')]),
    ),
  }
}

/** What base64 has for these bytes alone: the characters shared with the bytes before and after are left off. */
function base64At(bytes: Buffer, offset: number): string {
  const whole = Math.floor(((offset + bytes.length) * 8) / 6)
  const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
  return text.slice(Math.ceil((offset * 8) / 6), whole)
}
