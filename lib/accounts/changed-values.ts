import type { Connector } from '#lib/define/index.ts'
import type { Values } from './read-values.ts'

/** Names of fields whose values differ. */
export const changedNames = (before: Values, after: Values): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name])

/** Whether a secret that was there was replaced by another one. */
export const isRotated = ({ fields }: Connector, before: Values, after: Values): boolean =>
  changedNames(before, after).some(
    (name) => fields[name]?.kind === 'secret' && before[name] !== undefined && after[name] !== undefined,
  )
