import type { Fields } from '#lib/define/index.ts'
import { type Dictionary, translateDeep } from '#lib/words/index.ts'

/** A row of the catalogue in the dictionary's language. Its configs are named by people, so they stay as they are. */
export const translateSummary = <C extends { configs: unknown }>(connector: C, dictionary?: Dictionary): C => ({
  ...(translateDeep(connector, dictionary) as C),
  configs: connector.configs,
})

/**
 * What a connector says, in the dictionary's language. A field is still known by its English label and its other names:
 * these stand beside values that people paste.
 */
export function translateConnector<C extends { fields: Fields; configs: unknown }>(
  connector: C,
  dictionary?: Dictionary,
): C {
  if (!dictionary) return connector
  const translated = translateSummary(connector, dictionary)
  const fields = Object.entries(connector.fields).map(([name, { label, alsoCalled = [] }]) => {
    const field = translated.fields[name]!
    const names = [...(field.label === label ? [] : [label]), ...alsoCalled]
    return [name, { ...field, ...(names.length > 0 && { alsoCalled: names }) }] as const
  })
  return { ...translated, fields: Object.fromEntries(fields) }
}
