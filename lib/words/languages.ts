import { pseudoLocales } from './pseudo.ts'

/** The languages of the hub; the last two are made from English, to see how a layout holds. */
export const languages = ['en', 'de', 'fr', 'es', ...pseudoLocales] as const

export type Language = (typeof languages)[number]

/**
 * The language for an `Accept-Language` header or a single tag: the first wish that the hub has, else English.
 * `de-AT` is German; a pseudo-locale is meant only by its whole name.
 */
export function pickLanguage(wishes: string | null | undefined): Language {
  const wanted = (wishes ?? '')
    .slice(0, 500)
    .split(',')
    .map((wish) => {
      const [tag = '', ...parameters] = wish.split(';').map((part) => part.trim())
      const q = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2)
      return { tag: tag.toLowerCase().replace('_', '-'), weight: q === undefined ? 1 : Number(q) }
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const { tag } of wanted) {
    const found =
      languages.find((each) => each.toLowerCase() === tag) ?? languages.find((each) => each === tag.split('-')[0])
    if (found) return found
  }
  return 'en'
}

/** The value of `dir` for this language. */
export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar-XB' ? 'rtl' : 'ltr')
