'use client'

import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { Dictionary } from '#lib/words/index.ts'
import { inEnglish, type Translate, translator } from './translate.ts'

const WordsContext = createContext<Translate>(inEnglish)

type WordsProviderProps = { dictionary: Dictionary | undefined; children: ReactNode }

/** Around what is read in another language than English; without it all is English, as in the dashboard. */
export function WordsProvider({ dictionary, children }: WordsProviderProps) {
  const t = useMemo(() => translator(dictionary), [dictionary])
  return <WordsContext value={t}>{children}</WordsContext>
}

/** `const t = useWords()` */
export const useWords = (): Translate => useContext(WordsContext)
