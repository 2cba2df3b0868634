/** Languages that nobody speaks, to check layouts: accented and 40 % longer; and written from right to left. */
export const pseudoLocales = ['en-XA', 'ar-XB'] as const

export type PseudoLocale = (typeof pseudoLocales)[number]

export const isPseudo = (language: string): language is PseudoLocale =>
  (pseudoLocales as readonly string[]).includes(language)

const PLAIN = 'aceinosuyACEINOSUY'
const ACCENTED = 'áçéíñöšüýÁÇÉÍÑÖŠÜÝ'

/** What is no language and stays: placeholders, bold marks, addresses. */
const KEPT = /(\{[\w.]+\}|\*\*|https?:\/\/\S+)/

/** An English sentence as it looks in a pseudo-locale; placeholders and bold marks stay as they are. */
export function pseudo(text: string, locale: PseudoLocale): string {
  const change = locale === 'en-XA' ? accent : turn
  const changed = text
    .split(KEPT)
    .map((part, at) => (at % 2 === 1 ? part : change(part)))
    .join('')
  return locale === 'en-XA' ? `[${changed}${padding(text)}]` : changed
}

const accent = (text: string) => [...text].map((letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter).join('')

const padding = (text: string) => ` ${'łöñğ '.repeat(Math.ceil((text.length * 0.4) / 5)).trim()}`

/** Each word shown from right to left, by Unicode's override: U+202E … U+202C. */
const turn = (text: string) => text.replace(/[\p{L}\p{N}]+/gu, (word) => `\u202E${word}\u202C`)
