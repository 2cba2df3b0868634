import { ok, type Result, refuse } from '#lib/problems.ts'

/** For how many days what only helps to look back is kept; absent stays as it is. */
export type DaysInput = {
  callDays?: number | undefined
  attemptDays?: number | undefined
  deliveryDays?: number | undefined
}
export type Days = { callDays?: number; attemptDays?: number; deliveryDays?: number }

export const mostDays = 365

/** Each setting by its column, with its name on the wire. */
export const dayNames = { callDays: 'call_days', attemptDays: 'attempt_days', deliveryDays: 'delivery_days' } as const
const columns = Object.keys(dayNames) as (keyof typeof dayNames)[]

/** Those that were given. Refused as `invalid_values`, with a sentence at each by its name on the wire. */
export function readDays(input: DaysInput): Result<Days> {
  const given = columns.flatMap((column) => (input[column] === undefined ? [] : [[column, input[column]] as const]))
  const wrong = given.filter(([, days]) => !Number.isInteger(days) || days < 1 || days > mostDays)
  if (wrong.length === 0) return ok(Object.fromEntries(given))
  const sentence = `Enter a number of days from 1 to ${mostDays}.`
  const fields = Object.fromEntries(wrong.map(([column]) => [dayNames[column], sentence]))
  return refuse('invalid_values', 'Nothing was saved.', 'Correct what is marked and try again.', { fields })
}
