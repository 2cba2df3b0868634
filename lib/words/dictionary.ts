import type { Language } from './languages.ts'
import { isPseudo, pseudo } from './pseudo.ts'

/** A translation, or its forms by the plural categories of `Intl.PluralRules`. */
export type Entry = string | Readonly<Record<string, string>>

/** English sentence → translation. Plain data, as a catalogue's file holds it. */
export type Entries = Readonly<Record<string, Entry>>

/** The sentences of one language; plain data, so that a server's page can hand it to the browser. */
export type Dictionary = { language: Language; entries: Entries }

/** The same sentences in every language that is translated into. */
export type Catalogues = Readonly<Record<'de' | 'fr' | 'es', Entries>>

/** One dictionary of several catalogues; undefined for English, which is in the source. Earlier catalogues win. */
export function dictionaryOf(language: Language, ...catalogues: readonly Catalogues[]): Dictionary | undefined {
  if (language === 'en') return undefined
  if (!isPseudo(language)) return { language, entries: merge(catalogues.map((each) => each[language])) }
  // What one language translates is what there is to translate.
  const sentences = Object.keys(merge(catalogues.map(({ de }) => de)))
  return { language, entries: Object.fromEntries(sentences.map((text) => [text, pseudo(text, language)])) }
}

const merge = (all: readonly Entries[]): Entries => Object.assign({}, ...all.toReversed())

/** The translation of a sentence, in the form that fits the number. */
export function entryFor(dictionary: Dictionary | undefined, text: string, n?: number): string | undefined {
  if (!dictionary || !Object.hasOwn(dictionary.entries, text)) return undefined
  const entry = dictionary.entries[text]
  if (typeof entry !== 'object') return entry
  const category = new Intl.PluralRules(dictionary.language).select(n ?? 0)
  return entry[category] ?? entry.other
}
