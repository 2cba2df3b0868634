import type { Fields } from '#lib/define/index.ts'
import { type Dictionary, translateDeep } from '#lib/words/index.ts'

/**
 * What a connector says, in the dictionary's language. A field is still known by its English label and its other names:
 * these stand beside values that people paste.
 */
export function translateConnector<C extends { fields: Fields }>(connector: C, dictionary?: Dictionary): C {
  if (!dictionary) return connector
  const translated = translateDeep(connector, dictionary) as C
  const fields = Object.entries(connector.fields).map(([name, { label, alsoCalled = [] }]) => {
    const field = translated.fields[name]!
    const names = [...(field.label === label ? [] : [label]), ...alsoCalled]
    return [name, { ...field, ...(names.length > 0 && { alsoCalled: names }) }] as const
  })
  return { ...translated, fields: Object.fromEntries(fields) }
}
