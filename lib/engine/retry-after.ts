import { type Said, sayCount } from '#lib/words/index.ts'

const LONGEST = 24 * 60 * 60

/** Seconds to wait, from a Retry-After header in seconds or as a date; undefined when it says neither. At most a day. */
export function retryAfterSeconds(header: string | undefined, now = Date.now()): number | undefined {
  const text = header?.trim() ?? ''
  const seconds = /^\d+(\.\d+)?$/.test(text)
    ? Number(text)
    : /[a-z]/i.test(text)
      ? (Date.parse(text) - now) / 1000
      : Number.NaN
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(Math.ceil(seconds), 0), LONGEST)
}

/** "30 seconds", "2 minutes": for sentences. */
export function inWords(seconds: number): Said {
  if (seconds < 60) return sayCount(seconds, '{n} second', '{n} seconds')
  if (seconds < 5400) return sayCount(Math.ceil(seconds / 60), '{n} minute', '{n} minutes')
  return sayCount(Math.ceil(seconds / 3600), '{n} hour', '{n} hours')
}
