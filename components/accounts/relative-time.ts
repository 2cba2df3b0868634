const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const words = new Intl.RelativeTimeFormat('en', { numeric: 'always' })

/** How long ago, in words: "just now", "4 minutes ago", "2 days ago"; from a week on the date. `time` is ISO, `now` ms. */
export function relativeTime(time: string, now: number): string {
  const [count, unit] = elapsed(time, now)
  if (unit === 'now') return 'just now'
  return unit === 'date' ? shortDate(time, now) : words.format(-count, unit)
}

const letters = { minute: 'min', hour: 'h', day: 'd' } as const

/** The same for narrow columns: "4 min ago", "2 d ago". */
export function briefTime(time: string, now: number): string {
  const [count, unit] = elapsed(time, now)
  return unit === 'now' || unit === 'date' ? relativeTime(time, now) : `${count} ${letters[unit]} ago`
}

/** How long something is so, after its name: "for 2 h", "since 3 Nov"; empty in its first minute. */
export function sinceTime(time: string, now: number): string {
  const [count, unit] = elapsed(time, now)
  if (unit === 'now') return ''
  return unit === 'date' ? `since ${shortDate(time, now)}` : `for ${count} ${letters[unit]}`
}

/** "10:12", with the day in front when it is another one than today's: "22 Nov, 10:12". */
export function clockTime(time: string, now: number): string {
  const date = new Date(time)
  const clock = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  const isToday = date.toDateString() === new Date(now).toDateString()
  return isToday ? clock : `${shortDate(time, now)}, ${clock}`
}

function elapsed(time: string, now: number): [count: number, unit: 'now' | 'minute' | 'hour' | 'day' | 'date'] {
  const past = now - Date.parse(time)
  if (past < 45_000) return [0, 'now']
  if (past < hour) return [Math.max(1, Math.round(past / minute)), 'minute']
  if (past < day) return [Math.round(past / hour), 'hour']
  return past < 7 * day ? [Math.round(past / day), 'day'] : [0, 'date']
}

/** "3 Nov", with the year when it is another one. */
export function shortDate(time: string, now: number): string {
  const date = new Date(time)
  const sameYear = date.getFullYear() === new Date(now).getFullYear()
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', ...(!sameYear && { year: 'numeric' }) })
}

/** To the second, with the zone of whoever reads it: "3 November 2026 at 10:30:00 CET". */
export const exactTime = (time: string): string =>
  new Date(time).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'long' })
