import { type Fields, namesOf } from '#lib/define/index.ts'

/** `UDEMY_CLIENT_ID`, `clientId` and `Client ID` are words alike: (udemy) client id. */
export const wordsOf = (text: string): string[] =>
  text
    .replace(/(\p{Ll}|\p{N})(\p{Lu})|(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1$3 $2$4')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** Every word that people and programs use for a field: label, other names, and its name in code. The longest first. */
export const knownNames = (fields: Fields): { name: string; words: string[] }[] =>
  Object.entries(fields)
    .flatMap(([name, field]) => [...namesOf(field), name].map((known) => ({ name, words: wordsOf(known) })))
    .sort((a, b) => b.words.join('').length - a.words.join('').length)

export type Named = { name: string; exact: boolean }

/** The field that a key means; not exact where other words stand before it, as in UDEMY_CLIENT_ID. */
export function fieldNamed(key: string, fields: Fields): Named | undefined {
  if (key.length > 80) return undefined
  const words = wordsOf(key)
  const endings = words.map((_, at) => words.slice(at).join(''))
  for (const { name, words: known } of knownNames(fields)) {
    const at = endings.indexOf(known.join(''))
    if (at >= 0) return { name, exact: at === 0 }
  }
  return undefined
}
