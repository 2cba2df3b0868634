import type { Hint } from './describe-account.ts'
import type { Values } from './read-values.ts'

/** A shorter secret would lose too much with its last four characters. */
const LONG_ENOUGH = 16

const hintOf = (value: string, changedAt: Date): Hint => ({
  ...(value.length >= LONG_ENOUGH && { ends: value.slice(-4) }),
  length: value.length,
  changedAt: changedAt.toISOString(),
})

/** What may be shown of sealed values, by field name; a value that is as before keeps its hint. */
export const hintsOf = (
  sealed: Values,
  changedAt: Date,
  before: { sealed: Values; hints: Readonly<Record<string, Hint>> } = { sealed: {}, hints: {} },
): Record<string, Hint> =>
  Object.fromEntries(
    Object.entries(sealed).map(([name, value]) => {
      const kept = before.sealed[name] === value ? before.hints[name] : undefined
      return [name, kept ?? hintOf(value, changedAt)]
    }),
  )
