import { X } from 'lucide-react'
import Link from 'next/link'
import { buttonVariants } from '#components/ui/button.tsx'
import { type ListQuery, listHref } from './list-url.ts'

/** Says that the list holds accounts with old credentials alone, and shows all again when pressed. */
export const OldCredentials = ({ query }: { query: ListQuery }) => (
  <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
    Only accounts whose credentials are older than their provider advises.
    <Link
      href={listHref(query, { credentials: undefined })}
      prefetch={false}
      scroll={false}
      className={buttonVariants({ size: 'sm' })}
    >
      <X aria-hidden="true" />
      Show all ages
    </Link>
  </p>
)
