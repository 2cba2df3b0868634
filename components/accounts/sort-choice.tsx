'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { NativeSelect } from '#components/ui/native-select.tsx'
import { type ListQuery, listHref, type Sort } from './list-url.ts'

/** Which account stands first; in the address, as all else. */
export function SortChoice({ query }: { query: ListQuery }) {
  const router = useRouter()
  const [, start] = useTransition()
  const choose = (value: string) =>
    start(() => router.replace(listHref(query, { sort: (value || undefined) as Sort | undefined }), { scroll: false }))
  return (
    <NativeSelect
      aria-label="Order"
      value={query.sort ?? ''}
      onChange={({ target }) => choose(target.value)}
      className="w-40 max-sm:w-36 [&_select]:h-8 [&_select]:ps-2.5 [&_select]:border-transparent [&_select]:bg-transparent! [&_select]:text-sm [&_select]:shadow-none"
    >
      <option value="">Newest first</option>
      <option value="oldest">Oldest first</option>
      <option value="status_since">Last changed first</option>
    </NativeSelect>
  )
}
