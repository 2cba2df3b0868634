const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const words = new Intl.RelativeTimeFormat('en', { numeric: 'always' })

/** When something is due, in words: "any moment now", "in 5 minutes", "in 2 days". `time` is ISO, `now` ms. */
export function untilWords(time: string, now: number): string {
  const left = Date.parse(time) - now
  if (left < minute) return 'any moment now'
  if (left < hour) return words.format(Math.round(left / minute), 'minute')
  return left < 2 * day ? words.format(Math.round(left / hour), 'hour') : words.format(Math.round(left / day), 'day')
}
