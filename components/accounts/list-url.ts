import { isStatus, type Status } from './status.ts'

/** How many accounts stand on a page. */
export const PAGE_SIZE = 25

/**
 * What the list shows; all of it lives in the address. `next` and `previous` are core's page markers; `from` is the number
 * of the page's first account, for the words below the list alone.
 */
export type ListQuery = {
  search?: string
  status?: Status
  provider?: string
  next?: string
  previous?: string
  from?: string
}

type Params = Readonly<Record<string, string | string[] | undefined>>

/** Reads the address; what is not understood is left out. */
export function readListQuery(params: Params): ListQuery {
  const one = (name: string) => {
    const value = params[name]
    return (Array.isArray(value) ? value[0] : value)?.trim().slice(0, 200) || undefined
  }
  const status = one('status')
  return tidy({
    search: one('search'),
    status: isStatus(status) ? status : undefined,
    provider: one('provider'),
    next: one('next'),
    previous: one('previous'),
    from: /^[1-9]\d{0,8}$/.test(one('from') ?? '') ? one('from') : undefined,
  })
}

/** The address of the list with something changed. What is no page marker starts at the first page again. */
export function listHref(query: ListQuery, change: Partial<ListQuery>): string {
  const { next: _next, previous: _previous, from: _from, ...filters } = query
  const params = new URLSearchParams(tidy({ ...filters, ...change }))
  return params.size ? `/accounts?${params}` : '/accounts'
}

/** The dialog that links an account, over the list as it is. */
export const linkHref = (query: ListQuery): string => listHref({}, query).replace(/\?|$/, '?link&').replace(/&$/, '')

export const isFiltered = ({ search, status, provider }: ListQuery): boolean => Boolean(search || status || provider)

const tidy = <T extends Record<string, string | undefined>>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value)) as { [K in keyof T]?: NonNullable<T[K]> }
