import { relativeTime } from '#components/accounts/relative-time.ts'

/** How long something has been so: "since just now", "for 3 hours", "since 3 Nov". `time` is ISO, `now` ms. */
export function sinceWords(time: string, now: number): string {
  const words = relativeTime(time, now)
  return words.endsWith(' ago') ? `for ${words.slice(0, -' ago'.length)}` : `since ${words}`
}
