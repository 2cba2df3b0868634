import { overlays } from '#lib/registry.ts'
import { dictionaryFor } from '#lib/words/catalogues.ts'
import type { Dictionary, Language } from '#lib/words/index.ts'

const known = new Map<Language, Promise<Dictionary | undefined>>()

/** All that core says to a connect session in one language, connectors and all; undefined for English. */
export function hubDictionary(language: Language): Promise<Dictionary | undefined> {
  const dictionary = known.get(language) ?? overlays().then((words) => dictionaryFor(language, words))
  known.set(language, dictionary)
  return dictionary
}
