import type { Translate } from '#components/words/translate.ts'
import { type Said, sayCount } from '#lib/words/index.ts'

/** From this length on, four characters give away too little to matter. */
const SHOW_END_FROM = 16

/** What may be said of a secret so that a person can compare it: "40 characters, ends x9Qf". */
export const secretNote = (value: string): Said =>
  value.length < SHOW_END_FROM
    ? sayCount(value.length, '{n} character', '{n} characters')
    : sayCount(value.length, '{n} character, ends {end}', '{n} characters, ends {end}', { end: value.slice(-4) })

/** A sealed value that is kept: "Set · ends x9Qf · changed 3 Nov". */
export function keptNote(kept: { ends?: string | undefined; changed_at: string }, t: Translate): string {
  const changed = new Date(kept.changed_at)
  const thisYear = changed.getFullYear() === new Date().getFullYear()
  const day = new Intl.DateTimeFormat(t.locale, {
    ...{ day: 'numeric', month: 'short' },
    ...(!thisYear && { year: 'numeric' }),
  })
  const { ends } = kept
  return [t('Set'), ends && t('ends {end}', { end: ends }), t('changed {date}', { date: day.format(changed) })]
    .filter(Boolean)
    .join(' · ')
}
