'use client'

import { Search, X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import { NativeSelect } from '#components/ui/native-select.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { type ListQuery, listHref } from './list-url.ts'

type ListFiltersProps = { query: ListQuery; providers: readonly { id: string; name: string }[] }

/** Search and provider; every change goes to the address, 250 ms after the last key. Works as a plain form, too. */
export function ListFilters({ query, providers }: ListFiltersProps) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const [typed, setTyped] = useState(query.search ?? '')
  // What the address was last known, or asked, to say: another value came from elsewhere (Clear filters, Back) and wins.
  const [asked, setAsked] = useState(typed)
  const [seen, setSeen] = useState(typed)
  const said = query.search ?? ''
  if (said !== seen) {
    setSeen(said)
    if (said !== asked) {
      setTyped(said)
      setAsked(said)
    }
  }
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const go = (change: Partial<ListQuery>) => {
    const wanted = { search: typed.trim(), ...change }
    setAsked(wanted.search)
    start(() => router.replace(listHref(query, wanted), { scroll: false }))
  }
  const type = (search: string) => {
    setTyped(search)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => go({ search: search.trim() }), 250)
  }

  return (
    <search>
      <form action="/accounts" className="flex flex-wrap gap-2" onSubmit={(event) => event.preventDefault()}>
        {query.status && <input type="hidden" name="status" value={query.status} />}
        <div className="relative min-w-0 flex-1 basis-56 sm:max-w-80">
          <span className="pointer-events-none absolute inset-y-0 start-3 flex items-center text-muted-foreground">
            {pending ? <Spinner /> : <Search aria-hidden="true" className="size-4" />}
          </span>
          <Input
            name="search"
            value={typed}
            onChange={(event) => type(event.target.value)}
            aria-label="Search accounts"
            placeholder="Name, customer, subdomain or id"
            autoComplete="off"
            enterKeyHint="search"
            className="px-9"
          />
          {typed && (
            <Button
              variant="quiet"
              size="icon-sm"
              aria-label="Clear search"
              onClick={() => type('')}
              className="absolute inset-y-0 end-0.5 my-auto"
            >
              <X aria-hidden="true" />
            </Button>
          )}
        </div>
        {providers.length > 1 && (
          <NativeSelect
            name="provider"
            aria-label="Connector"
            value={query.provider ?? ''}
            onChange={(event) => go({ provider: event.target.value })}
            className="w-full sm:w-52"
          >
            <option value="">All connectors</option>
            {providers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NativeSelect>
        )}
      </form>
    </search>
  )
}
