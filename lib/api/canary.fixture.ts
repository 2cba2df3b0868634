/** Secrets that are easy to recognise wherever they turn up: a marker of letters among characters that get mangled. */
export const canary = (name: string, around: [before: string, after: string]) => {
  const marker = `fakeCanary${name}Q7zX`
  return { marker, value: `${around[0]}${marker}${around[1]}` }
}
export type Canary = ReturnType<typeof canary>

/** The forms of a secret that stand in a text: as it is, and in every way in which software writes bytes and strings. */
export function formsIn(text: string, { marker, value }: Canary): string[] {
  return [marker, value].flatMap((word) =>
    Object.entries(formsOf(word)).flatMap(([name, form]) => (text.includes(form) ? [`${name} of ${word}`] : [])),
  )
}

function formsOf(word: string): Record<string, string> {
  const bytes = Buffer.from(word)
  const json = JSON.stringify(word).slice(1, -1)
  const aligned = [0, 1, 2].map((offset) => [`base64 at ${offset}`, base64At(bytes, offset)] as const)
  return {
    raw: word,
    hex: bytes.toString('hex'),
    HEX: bytes.toString('hex').toUpperCase(),
    'URL-encoded': encodeURIComponent(word),
    'form-encoded': new URLSearchParams({ v: word }).toString().slice(2),
    'JSON-escaped': json,
    'JSON in JSON': JSON.stringify(json).slice(1, -1),
    'JSON in ASCII': json.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`),
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
