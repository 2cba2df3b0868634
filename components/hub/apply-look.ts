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
