const hour = 3_600_000
const day = 24 * hour

const words = new Intl.RelativeTimeFormat('en', { numeric: 'always' })

/** How long something is still good: "expires in 6 days", "expires in 40 minutes", "expired". `time` is ISO, `now` ms. */
export function timeLeft(time: string, now: number): string {
  const left = Date.parse(time) - now
  if (left <= 0) return 'expired'
  if (left < hour) return `expires ${words.format(Math.max(1, Math.round(left / 60_000)), 'minute')}`
  if (left < 2 * day) return `expires ${words.format(Math.round(left / hour), 'hour')}`
  return `expires ${words.format(Math.round(left / day), 'day')}`
}
