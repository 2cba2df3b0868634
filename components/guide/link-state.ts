import { checkField, cleanField, type Fields, type GuideLink, namesIn, render, type Values } from '#lib/define/index.ts'

/** Ready to be followed, or the menu path in words and the labels of the fields it waits for. */
export type LinkState =
  | { ready: true; href: string; label: string }
  | { ready: false; path: string; waitsFor: string[] }

/** Typed values that may stand in a guide: cleaned, right by their format, never a secret's. */
export const usableValues = (fields: Fields, values: Values): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const value = field.kind === 'secret' ? '' : cleanField(field, values[name] ?? '')
      return value && !checkField(field, value) ? [[name, value]] : []
    }),
  )

/** What a deep link shows while a person types: `acme` makes it point to acme.udemy.com. */
export function linkState(link: GuideLink, fields: Fields, values: Values): LinkState {
  const usable = usableValues(fields, values)
  const missing = namesIn(link.href, link.label).filter((name) => !usable[name])
  const href = render(link.href, usable, encodeURIComponent)
  if (missing.length > 0 || !href.startsWith('https://'))
    return { ready: false, path: link.path, waitsFor: missing.map((name) => fields[name]?.label ?? name) }
  return { ready: true, href, label: render(link.label, usable) }
}

/** A guide's sentence with what was typed in it; the field's label stands in for a value that is missing. */
export const fillText = (text: string, fields: Fields, values: Values): string => {
  const labels = Object.fromEntries(Object.entries(fields).map(([name, { label }]) => [name, `‹${label}›`]))
  return render(text, { ...labels, ...usableValues(fields, values) })
}
