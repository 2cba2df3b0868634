'use client'

import { ListFilter } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { NativeSelect } from '#components/ui/native-select.tsx'
import type { ConnectorSummary } from '#lib/api/contract.ts'
import { ConfigFilter } from './config-filter.tsx'
import { countFilters, type ListQuery, listHref } from './list-url.ts'
import { OwnerFilter } from './owner-filter.tsx'
import { SearchInput } from './search-input.tsx'
import type { Owner } from './use-owners.ts'
import { useTypedSearch } from './use-typed-search.ts'

type ListFiltersProps = {
  query: ListQuery
  connectors: readonly Pick<ConnectorSummary, 'id' | 'name' | 'configs'>[]
  /** the customer whose id the address names */
  owner: Owner | undefined
}

/** Search and filters; every change goes to the address. Folded below 40rem. Works as a plain form, too. */
export function ListFilters({ query, connectors, owner }: ListFiltersProps) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const [open, setOpen] = useState(false)
  const go = (change: Partial<ListQuery>) => start(() => router.replace(listHref(query, change), { scroll: false }))
  const search = useTypedSearch(query.search ?? '', (text) => go({ search: text }))
  const choose = (change: Partial<ListQuery>) => go({ search: search.settle(), ...change })
  const { status: _status, search: _search, credentials: _credentials, ...chosen } = query
  const count = countFilters(chosen)
  return (
    <search>
      <form action="/accounts" className="flex flex-wrap gap-2" onSubmit={(event) => event.preventDefault()}>
        {query.status && <input type="hidden" name="status" value={query.status} />}
        {query.credentials && <input type="hidden" name="credentials" value={query.credentials} />}
        {query.owner && <input type="hidden" name="owner" value={query.owner} />}
        <SearchInput typed={search.typed} pending={pending} onType={search.type} />
        <Button
          aria-expanded={open}
          aria-controls="account-filters"
          onClick={() => setOpen(!open)}
          className="sm:hidden"
        >
          <ListFilter aria-hidden="true" />
          Filters
          {count > 0 && <span className="font-normal text-muted-foreground tabular-nums">{count}</span>}
        </Button>
        <fieldset
          id="account-filters"
          className={cn(
            'min-w-0 basis-full gap-2 sm:grid sm:grid-cols-4 lg:flex-1 lg:basis-96',
            open ? 'grid' : 'max-sm:hidden',
          )}
        >
          <legend className="sr-only">Filters</legend>
          <NativeSelect
            name="provider"
            aria-label="Connector"
            value={query.provider ?? ''}
            onChange={({ target: { value } }) =>
              choose({ provider: value, config: configOf(connectors, query, value) })
            }
          >
            <option value="">All connectors</option>
            {connectors.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NativeSelect>
          <ConfigFilter
            connectors={connectors.filter(({ id }) => !query.provider || id === query.provider)}
            value={query.config}
            onChoose={(config) => choose({ config })}
          />
          <NativeSelect
            name="type"
            aria-label="Type"
            value={query.type ?? ''}
            onChange={({ target: { value } }) => choose({ type: value === '' ? undefined : (value as 'test') })}
          >
            <option value="">All types</option>
            <option value="production">Production</option>
            <option value="test">Test</option>
          </NativeSelect>
          <OwnerFilter value={owner} onChoose={(chosenOwner) => choose({ owner: chosenOwner?.id })} />
        </fieldset>
      </form>
    </search>
  )
}

/** A config that is none of the connector's would leave nothing. */
const configOf = (connectors: ListFiltersProps['connectors'], { config }: ListQuery, provider: string) =>
  !provider || connectors.some(({ id, configs }) => id === provider && configs.some((one) => one.id === config))
    ? config
    : undefined
