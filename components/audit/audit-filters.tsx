'use client'

import { ListFilter } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button, buttonVariants } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { NativeSelect } from '#components/ui/native-select.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { AuditFacets } from '#lib/api/audit-contract.ts'
import { AccountFilter, type Target } from './account-filter.tsx'
import { type AuditQuery, auditHref, dayOf, filtersOf, isFiltered, momentOf } from './audit-url.ts'
import { DayInput } from './day-input.tsx'
import { groupsOf } from './sentences.ts'

type AuditFiltersProps = { query: AuditQuery; facets: AuditFacets; target: Target | undefined }

/** Who, what, which account, and when; every change goes to the address. Folded below 40rem. Works as a plain form, too. */
export function AuditFilters({ query, facets, target }: AuditFiltersProps) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const [open, setOpen] = useState(false)
  const go = (change: Partial<AuditQuery>) => start(() => router.replace(auditHref(query, change), { scroll: false }))
  const count = Object.keys(filtersOf(query)).length
  return (
    <search>
      <form action="/audit" className="flex flex-wrap items-end gap-2" onSubmit={(event) => event.preventDefault()}>
        {query.target && <input type="hidden" name="target" value={query.target} />}
        <Button aria-expanded={open} aria-controls="audit-filters" onClick={() => setOpen(!open)} className="sm:hidden">
          <ListFilter aria-hidden="true" />
          Filters
          {count > 0 && <span className="font-normal text-muted-foreground tabular-nums">{count}</span>}
        </Button>
        <fieldset
          id="audit-filters"
          className={cn('min-w-0 flex-wrap gap-2 max-sm:basis-full sm:flex', open ? 'flex' : 'max-sm:hidden')}
        >
          <legend className="sr-only">Filters</legend>
          <WhoFilter query={query} actors={facets.actors} onChoose={(actor) => go({ actor })} />
          <WhatFilter query={query} actions={facets.actions} onChoose={(action) => go({ action })} />
          <AccountFilter
            key={target?.id}
            value={target}
            onChoose={(chosen) => go({ target: chosen?.id })}
            className={look}
          />
          <DayInput
            name="From"
            value={dayOf(query.from)}
            max={dayOf(query.to)}
            onChoose={(day) => go({ from: momentOf(day, 'first') })}
          />
          <DayInput
            name="To"
            value={dayOf(query.to)}
            min={dayOf(query.from)}
            onChoose={(day) => go({ to: momentOf(day, 'last') })}
          />
        </fieldset>
        {isFiltered(query) && (
          <Link href="/audit" scroll={false} prefetch={false} className={buttonVariants({ variant: 'quiet' })}>
            Clear filters
          </Link>
        )}
        {pending && (
          <span role="status" className="flex h-9 items-center px-1 text-muted-foreground">
            <Spinner />
            <span className="sr-only">Searching…</span>
          </span>
        )}
      </form>
    </search>
  )
}

const look = 'max-sm:basis-full sm:w-44'

type WhoFilterProps = { query: AuditQuery; actors: AuditFacets['actors']; onChoose: (actor: string) => void }

function WhoFilter({ query, actors, onChoose }: WhoFilterProps) {
  const of = (type: string) => actors.filter((actor) => actor.type === type)
  const [people, keys] = [of('person'), of('api_key')]
  const known = ['', 'session', 'system', ...actors.map(({ id }) => id)]
  return (
    <NativeSelect
      name="actor"
      aria-label="Who"
      value={query.actor ?? ''}
      onChange={({ target: { value } }) => onChoose(value)}
      className={look}
    >
      <option value="">Everybody</option>
      {people.length > 0 && (
        <optgroup label="People">
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name ?? 'Somebody who has left'}
            </option>
          ))}
        </optgroup>
      )}
      {keys.length > 0 && (
        <optgroup label="API keys">
          {keys.map(({ id, name }) => (
            <option key={id} value={id}>
              {name ?? 'A key that is gone'}
            </option>
          ))}
        </optgroup>
      )}
      <optgroup label="Others">
        <option value="session">Customers, by a link</option>
        <option value="system">The hub itself</option>
        {query.actor && !known.includes(query.actor) && <option value={query.actor}>{query.actor}</option>}
      </optgroup>
    </NativeSelect>
  )
}

type WhatFilterProps = { query: AuditQuery; actions: readonly string[]; onChoose: (action: string) => void }

function WhatFilter({ query, actions, onChoose }: WhatFilterProps) {
  const groups = groupsOf(actions)
  const known = ['', ...actions, ...groups.map(({ name }) => name)]
  return (
    <NativeSelect
      name="action"
      aria-label="What"
      value={query.action ?? ''}
      onChange={({ target: { value } }) => onChoose(value)}
      className={look}
    >
      <option value="">Everything</option>
      {groups.map((group) => (
        <optgroup key={group.name} label={group.label}>
          <option value={group.name}>{group.label}: all</option>
          {group.actions.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </optgroup>
      ))}
      {query.action && !known.includes(query.action) && <option value={query.action}>{query.action}</option>}
    </NativeSelect>
  )
}
