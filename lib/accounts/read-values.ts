import { type Connector, fieldsFor, sealedFields } from '#lib/define/index.ts'
import { schemaFor } from '#lib/define/schema.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'

export type Values = Readonly<Record<string, string>>

/** What was typed, cleaned and checked as the browser does it; refused as `invalid_values` with a sentence per field. */
export function readValues(connector: Connector, authMethod: string, given: Values): Result<Values> {
  const parsed = schemaFor(fieldsFor(connector, authMethod)).safeParse(given)
  if (parsed.success) return ok(parsed.data)
  const wrong = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message]))
  const count = Object.keys(wrong).length
  return refuse(
    'invalid_values',
    count === 1
      ? 'One entry needs attention. Nothing was sent and nothing was stored.'
      : `${count} entries need attention. Nothing was sent and nothing was stored.`,
    'Correct what is marked, then try again.',
    { fields: wrong, code: 'malformed_input' },
  )
}

/** Which values are sealed and which stay readable. */
export function splitValues(connector: Connector, values: Values): { sealed: Values; clear: Values } {
  const names = new Set(sealedFields(connector))
  const entries = Object.entries(values)
  return {
    sealed: Object.fromEntries(entries.filter(([name]) => names.has(name))),
    clear: Object.fromEntries(entries.filter(([name]) => !names.has(name))),
  }
}
