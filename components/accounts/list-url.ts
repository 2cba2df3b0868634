import { isStatus, type Status } from './status.ts'

/** What the list shows; all of it lives in the address. */
export type ListQuery = { search?: string; status?: Status; provider?: string; next?: string }

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
  })
}

/** The address of the list with something changed. Any change but `next` itself starts at the first page again. */
export function listHref(query: ListQuery, change: Partial<Record<keyof ListQuery, string | undefined>> = {}): string {
  const { next: _next, ...filters } = query
  const params = new URLSearchParams(tidy({ ...('next' in change ? query : filters), ...change }))
  return params.size ? `/accounts?${params}` : '/accounts'
}

/** The dialog that links an account, over the list as it is. */
export const linkHref = (query: ListQuery): string =>
  listHref(query, { next: query.next }).replace(/\?|$/, '?link&').replace(/&$/, '')

export const isFiltered = ({ search, status, provider }: ListQuery): boolean => Boolean(search || status || provider)

const tidy = <T extends Record<string, string | undefined>>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value)) as { [K in keyof T]?: NonNullable<T[K]> }
