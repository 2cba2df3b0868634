/** From this length on, four characters give away too little to matter. */
const SHOW_END_FROM = 16

/** What may be said of a secret so that a person can compare it: "40 characters, ends x9Qf". */
export const secretNote = (value: string): string => {
  const length = value.length === 1 ? '1 character' : `${value.length} characters`
  return value.length < SHOW_END_FROM ? length : `${length}, ends ${value.slice(-4)}`
}

/** A sealed value that is kept: "Set · ends x9Qf · changed 3 Nov". */
export function keptNote(kept: { ends?: string | undefined; changed_at: string }, locale = 'en-GB'): string {
  const changed = new Date(kept.changed_at)
  const thisYear = changed.getFullYear() === new Date().getFullYear()
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...(!thisYear && { year: 'numeric' }) })
  return ['Set', kept.ends && `ends ${kept.ends}`, `changed ${day.format(changed)}`].filter(Boolean).join(' · ')
}
