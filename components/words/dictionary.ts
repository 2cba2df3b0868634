import { dictionaryFor } from '#lib/words/catalogues.ts'
import type { Catalogues, Dictionary, Language } from '#lib/words/index.ts'
import de from './de.json' with { type: 'json' }
import es from './es.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

const catalogues: Catalogues = { de, fr, es }

/** All that the hub's pages say, for the server that draws them: a browser is given the one language that it shows. */
export const hubDictionary = (language: Language): Dictionary | undefined => dictionaryFor(language, catalogues)
