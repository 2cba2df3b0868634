import { type Connector, checkFields, cleanFields, fieldsFor, sealedFields } from '#lib/define/index.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import { say, sayCount } from '#lib/words/index.ts'

export type Values = Readonly<Record<string, string>>

/** What was typed, cleaned and checked as the browser does it; refused as `invalid_values` with a sentence per field. */
export function readValues(connector: Connector, authMethod: string, given: Values): Result<Values> {
  const fields = fieldsFor(connector, authMethod)
  const values = cleanFields(fields, given)
  const wrong = checkFields(fields, values)
  const count = Object.keys(wrong).length
  if (count === 0) return ok(values)
  return refuse(
    'invalid_values',
    sayCount(
      count,
      'One entry needs attention. Nothing was sent and nothing was stored.',
      '{n} entries need attention. Nothing was sent and nothing was stored.',
    ),
    say('Correct what is marked, then try again.'),
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
