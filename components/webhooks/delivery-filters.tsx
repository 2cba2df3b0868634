'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { NativeSelect } from '#components/ui/native-select.tsx'
import type { SentType } from '#lib/api/webhook-contract.ts'
import { type DeliveriesQuery, deliveriesHref, TEST_EVENT } from './deliveries-url.ts'

type FilterProps = { endpoint: string; query: DeliveriesQuery }

const states = [
  { state: undefined, word: 'All' },
  { state: 'waiting', word: 'Waiting' },
  { state: 'delivered', word: 'Delivered' },
  { state: 'failed', word: 'Not delivered' },
  { state: 'cancelled', word: 'Cancelled' },
] as const

/** One link for each state. */
export const StateFilter = ({ endpoint, query }: FilterProps) => (
  <nav aria-label="Filter by state" className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
    <ul className="flex w-max min-w-full gap-5 border-border border-b">
      {states.map(({ state, word }) => (
        <li key={word}>
          <Link
            href={deliveriesHref(endpoint, query, { state })}
            scroll={false}
            prefetch={false}
            aria-current={query.state === state ? 'true' : undefined}
            className="-mb-px flex h-10 items-center whitespace-nowrap border-transparent border-b-2 font-medium text-muted-foreground hover:text-foreground focus-visible:-outline-offset-2 aria-[current]:border-primary aria-[current]:text-foreground pointer-coarse:h-11"
          >
            {word}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
)

/** The choice of one event. It goes to the address, as the state does. */
export function EventFilter({ endpoint, query, types }: FilterProps & { types: readonly SentType[] }) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const known: SentType[] = [...types, TEST_EVENT]
  const choose = (type: string) => {
    const chosen = known.find((name) => name === type)
    start(() => router.replace(deliveriesHref(endpoint, query, { type: chosen }), { scroll: false }))
  }
  return (
    <NativeSelect
      aria-label="Event"
      aria-busy={pending || undefined}
      value={query.type ?? ''}
      onChange={({ target }) => choose(target.value)}
      className="min-w-0 flex-1 basis-48 sm:w-60 sm:flex-none"
    >
      <option value="">All events</option>
      {known.map((type) => (
        <option key={type} value={type}>
          {type}
        </option>
      ))}
    </NativeSelect>
  )
}
