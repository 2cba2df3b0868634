import { type Connector, checkField, cleanField, type Fields, fieldsFor, sealedFields } from '#lib/define/index.ts'
import type { Wrong } from './session-input.ts'

type Values = Readonly<Record<string, string>>

/** Cleans and checks values that are known beforehand, as the form would: public fields of one connector alone. */
export function checkValues(
  connector: Connector | undefined,
  authMethods: readonly string[],
  given: { values: Values; locked: readonly string[] },
): { values: Record<string, string>; wrong: Wrong } {
  const names = Object.keys(given.values)
  const wrong: Wrong = {}
  for (const name of given.locked)
    if (!Object.hasOwn(given.values, name))
      wrong.locked = `locked names ${quoted(name)}, which values has not. Add its value.`
  if (names.length > 0 && !connector) {
    wrong.values = 'values belong to one connector. Name it: provider, integration_id or account_id.'
  }
  if (names.length === 0 || !connector) return { values: {}, wrong }
  const fields: Fields = Object.assign({}, ...authMethods.map((method) => fieldsFor(connector, method)))
  const sealed = new Set(sealedFields(connector))
  const open = Object.keys(fields).filter((name) => !sealed.has(name))
  const values: Record<string, string> = {}
  for (const [name, value] of Object.entries(given.values)) {
    const field = Object.hasOwn(fields, name) && !sealed.has(name) ? fields[name] : undefined
    const cleaned = field ? cleanField(field, value) : ''
    const problem = field
      ? checkField(field, cleaned)?.toString()
      : `${connector.name} has no public field ${quoted(name)}. It has: ${open.join(', ') || 'none'}.`
    if (problem) wrong[`values.${name}`] = problem
    else if (cleaned) values[name] = cleaned
  }
  return { values, wrong }
}

/** A name as it was sent, short enough for a sentence. */
const quoted = (name: string): string => `“${name.slice(0, 40)}”`
