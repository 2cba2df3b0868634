import type { ReactNode } from 'react'
import { WordsProvider } from '#components/words/words-provider.tsx'
import { pageDictionary } from '../../language.ts'

export default async function HubLayout({ children }: { children: ReactNode }) {
  return <WordsProvider dictionary={await pageDictionary()}>{children}</WordsProvider>
}
