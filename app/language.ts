import { headers } from 'next/headers'
import { cache } from 'react'
import { hubDictionary } from '#components/words/dictionary.ts'
import { type Translate, translator } from '#components/words/translate.ts'
import { type Dictionary, type Language, pickLanguage } from '#lib/words/index.ts'
import { askedAddress } from './asked-address.ts'

/**
 * The language of a page. Only the hub's own pages have more than English: the address asks for one (`?locale=`, as the
 * loader writes it), else the browser does.
 */
export const askedLanguage = cache(async (): Promise<Language> => {
  const { path, query } = await askedAddress()
  if (!/^\/(link|embed)\//.test(path)) return 'en'
  return pickLanguage(query.get('locale') || (await headers()).get('accept-language'))
})

/** What the browser needs to speak it; nothing for English. */
export const pageDictionary = async (): Promise<Dictionary | undefined> => hubDictionary(await askedLanguage())

/** The same for what the server says itself, such as titles. */
export const pageWords = async (): Promise<Translate> => translator(await pageDictionary())
