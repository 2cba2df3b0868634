import { type Language, pickLanguage } from '#lib/words/index.ts'
import type { Look } from '../../packages/embed/embed.d.ts'
import { accentProperties, isAccent } from './accent.ts'

/** The look that the page around the frame asks for, while the hub is shown; `ownAccent` is the project's. */
export function applyLook({ theme, accent }: Look, ownAccent: string | null): void {
  const { dataset, style } = document.documentElement
  if (theme === 'light' || theme === 'dark') dataset.theme = theme
  else delete dataset.theme
  const chosen = [accent, ownAccent].find(isAccent)
  const properties = accentProperties(chosen ?? '#000000')
  for (const [name, value] of Object.entries(properties)) {
    if (chosen) style.setProperty(name, value)
    else style.removeProperty(name)
  }
}

/** This page's address with the whole look in it, where that asks for another language than the page has. */
export function addressIn({ theme, accent, locale }: Look, language: Language): string | undefined {
  if (!locale || pickLanguage(locale) === language) return undefined
  const address = new URL(window.location.href)
  for (const [name, value] of Object.entries({ theme, accent, locale }))
    if (value) address.searchParams.set(name, value)
    else address.searchParams.delete(name)
  return address.href
}
