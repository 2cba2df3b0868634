import { headers } from 'next/headers'
import { cache } from 'react'
import { hubDictionary } from '#components/words/dictionary.ts'
import { type Translate, translator } from '#components/words/translate.ts'
import { type Dictionary, type Language, pickLanguage } from '#lib/words/index.ts'

/**
 * The language of a page. Only the hub's own pages have more than English: the address asks for one (`?locale=`, as the
 * loader writes it), else the browser does. The front door says the path, and takes that header from visitors.
 */
export const askedLanguage = cache(async (): Promise<Language> => {
  const asked = await headers()
  const path = asked.get('x-hub-path') ?? ''
  if (!/^\/(link|embed)\//.test(path)) return 'en'
  const [, query] = path.split('?', 2)
  return pickLanguage(new URLSearchParams(query).get('locale') || asked.get('accept-language'))
})

/** What the browser needs to speak it; nothing for English. */
export const pageDictionary = async (): Promise<Dictionary | undefined> => hubDictionary(await askedLanguage())

/** The same for what the server says itself, such as titles. */
export const pageWords = async (): Promise<Translate> => translator(await pageDictionary())
