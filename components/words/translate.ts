import { type Dictionary, type Language, render, say, sayCount, type Values, type Words } from '#lib/words/index.ts'

/** A sentence with its values, in the reader's language. Ready text that is no key stays as it is. */
export type Translate = {
  (words: Words, values?: Values): string
  /** the form that fits the number; `{n}` is filled in */
  count: (n: number, one: string, other: string, values?: Values) => string
  language: Language
  /** for dates and numbers; what is no language of its own has English ones */
  locale: string
  /** The English of a whole sentence without values, for those who are told of it in English; undefined where unknown. */
  english: (text: string) => string | undefined
}

/** English without a dictionary. */
export function translator(dictionary?: Dictionary): Translate {
  const language = dictionary?.language ?? 'en'
  const t = (words: Words, values?: Values) =>
    render(typeof words === 'string' ? say(words, values) : words, dictionary)
  return Object.assign(t, {
    count: (n: number, one: string, other: string, values?: Values) =>
      render(sayCount(n, one, other, values), dictionary),
    language,
    locale: /^en|-/.test(language) ? 'en-GB' : language,
    english: (text: string) =>
      dictionary ? Object.entries(dictionary.entries).find(([, entry]) => entry === text)?.[0] : text,
  })
}

export const inEnglish = translator()
