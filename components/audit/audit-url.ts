/** What the audit log shows; all of it lives in the address. `from` and `to` are moments, of the reader's own days. */
export type AuditQuery = {
  /** an id, or a kind */
  actor?: string
  /** an action, or a group of them */
  action?: string
  target?: string
  from?: string
  to?: string
  next?: string
}

type Params = Readonly<Record<string, string | string[] | undefined>>

const moment = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?([+-]\d\d:\d\d|Z))?$/

/** Reads the address; what is not understood is left out. A day alone, as a form without scripts sends it, is one of UTC. */
export function readAuditQuery(params: Params): AuditQuery {
  const one = (name: string) => {
    const value = params[name]
    return (Array.isArray(value) ? value[0] : value)?.trim().slice(0, 500) || undefined
  }
  const time = (name: string, clock: string) => {
    const value = one(name)
    if (!value || !moment.test(value)) return undefined
    const whole = value.length === 10 ? `${value}T${clock}Z` : value
    return Number.isNaN(Date.parse(whole)) ? undefined : whole
  }
  return tidy({
    actor: one('actor'),
    action: one('action'),
    target: one('target'),
    from: time('from', '00:00:00'),
    to: time('to', '23:59:59'),
    next: one('next'),
  })
}

/** The same without its place among the pages. */
export const filtersOf = ({ next: _next, ...filters }: AuditQuery): AuditQuery => filters

/** As core wants it: `to` is the last second that belongs to the span. */
export function coreQuery({ from, to, ...rest }: AuditQuery) {
  const end = to && new Date(Date.parse(to) + 1_000).toISOString()
  return tidy({ ...rest, from: from && new Date(from).toISOString(), to: end })
}

/** The address of the log with something changed; it starts at the first page again. */
export function auditHref(query: AuditQuery, change: Partial<AuditQuery> = {}): string {
  const params = new URLSearchParams(tidy({ ...filtersOf(query), ...change }))
  return params.size ? `/audit?${params}` : '/audit'
}

export const isFiltered = (query: AuditQuery): boolean => Object.keys(tidy(filtersOf(query))).length > 0

/** The day of a moment as it stands in the address, for a date input: no other zone has a say. */
export const dayOf = (time: string | undefined): string => time?.slice(0, 10) ?? ''

/** The first or the last second of a day where the reader is: `2026-11-03T00:00:00+01:00`. */
export function momentOf(day: string, edge: 'first' | 'last'): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined
  const clock = edge === 'first' ? '00:00:00' : '23:59:59'
  const minutes = -new Date(`${day}T${clock}`).getTimezoneOffset()
  if (Number.isNaN(minutes)) return undefined
  const two = (count: number) => String(Math.floor(count)).padStart(2, '0')
  const away = Math.abs(minutes)
  return `${day}T${clock}${minutes < 0 ? '-' : '+'}${two(away / 60)}:${two(away % 60)}`
}

const tidy = <T extends Record<string, string | undefined>>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value)) as { [K in keyof T]?: NonNullable<T[K]> }
