const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const words = new Intl.RelativeTimeFormat('en', { numeric: 'always' })

/** When something is due: "any moment", "in 5 minutes", "in 2 hours". `time` is ISO, `now` ms. */
export function timeUntil(time: string, now: number): string {
  const left = Date.parse(time) - now
  if (left < 5000) return 'any moment'
  if (left < 55_000) return 'in less than a minute'
  if (left < hour) return words.format(Math.round(left / minute), 'minute')
  return left < 2 * day ? words.format(Math.round(left / hour), 'hour') : words.format(Math.round(left / day), 'day')
}
