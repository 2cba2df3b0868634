import de from './de.json' with { type: 'json' }
import { type Catalogues, type Dictionary, dictionaryOf } from './dictionary.ts'
import es from './es.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }
import type { Language } from './languages.ts'

/** The sentences of `lib/`. Kept apart from `index.ts`: what a browser loads must not carry three catalogues. */
export const catalogues: Catalogues = { de, fr, es }

/** The dictionary of what `lib/` says, and of further catalogues (a connector's overlay); undefined for English. */
export const dictionaryFor = (language: Language, ...more: readonly Catalogues[]): Dictionary | undefined =>
  dictionaryOf(language, catalogues, ...more)
