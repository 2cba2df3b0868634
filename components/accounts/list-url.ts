import { isStatus, type Status } from './status.ts'

/** How many accounts stand on a page. */
export const PAGE_SIZE = 25

/** A search of fewer letters finds too much to be of use, and nothing quickly. */
export const LEAST_LETTERS = 3

/** Orders besides the usual one; `status_since`: whose status changed last comes first. */
export type Sort = 'oldest' | 'status_since'

/**
 * What the list shows; all of it lives in the address. `next` and `previous` are core's page markers; `from` is the number
 * of the page's first account, for the words below the list alone.
 */
export type ListQuery = {
  search?: string
  status?: Status
  /** a connector's id */
  provider?: string
  /** a config's id */
  config?: string
  type?: 'production' | 'test'
  /** a customer's id */
  owner?: string
  /** those alone whose credentials are older than their provider advises */
  credentials?: 'old'
  /** newest first unless said */
  sort?: Sort
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
  const [search, status, type, sort] = [one('search'), one('status'), one('type'), one('sort')]
  return tidy({
    search: search && search.length >= LEAST_LETTERS ? search : undefined,
    status: isStatus(status) ? status : undefined,
    provider: one('provider'),
    config: one('config'),
    type: type === 'production' || type === 'test' ? type : undefined,
    owner: one('owner'),
    credentials: one('credentials') === 'old' ? 'old' : undefined,
    sort: sort === 'oldest' || sort === 'status_since' ? sort : undefined,
    next: one('next'),
    previous: one('previous'),
    from: /^[1-9]\d{0,8}$/.test(one('from') ?? '') ? one('from') : undefined,
  })
}

/** What chooses accounts, by the names that core has for it: in a list's query, and in the filter of a bulk run. */
export const coreFilter = ({ search, status, provider, type, config, owner, credentials }: ListQuery) =>
  tidy({
    search,
    status,
    provider,
    type,
    config_id: config,
    origin_owner_id: owner,
    old_credentials: credentials === 'old' ? ('true' as const) : undefined,
  })

/** The whole question to core. */
export const coreQuery = ({ sort, next, previous, ...query }: ListQuery) => ({
  ...coreFilter(query),
  ...tidy({ sort, next, previous }),
  page_size: String(PAGE_SIZE),
})

/** The address of the list with something changed. What is no page marker starts at the first page again. */
export function listHref(query: ListQuery, change: Partial<ListQuery>): string {
  const { next: _next, previous: _previous, from: _from, ...stays } = query
  const params = new URLSearchParams(tidy({ ...stays, ...change }))
  return params.size ? `/accounts?${params}` : '/accounts'
}

/** The list as it is, its page too, with a dialog over it that its address opens. */
const overList = (query: ListQuery, dialog: string): string =>
  listHref({}, query).replace(/\?|$/, `?${dialog}&`).replace(/&$/, '')

/** The dialog that links an account, over the list as it is. */
export const linkHref = (query: ListQuery): string => overList(query, 'link')

/** The runs, over the list as it is. */
export const runsHref = (query: ListQuery): string => overList(query, 'runs')

/** How many filters are set, the status among them. */
export const countFilters = (query: ListQuery): number => Object.keys(coreFilter(query)).length

export const isFiltered = (query: ListQuery): boolean => countFilters(query) > 0

const tidy = <T extends Record<string, string | undefined>>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value)) as { [K in keyof T]?: NonNullable<T[K]> }
