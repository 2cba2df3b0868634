'use client'

import Link from 'next/link'
import type { ComponentProps, MouseEvent } from 'react'
import { changeAddress } from '#components/ui/address.ts'

/**
 * A link that opens a dialog of this very page by its address (`?link`, `?edit`). Nothing new is needed from the server,
 * so the address changes at once; a new tab, a reload and a browser without scripts take the ordinary way.
 */
export function DialogLink({ href, ...props }: Omit<ComponentProps<typeof Link>, 'href'> & { href: string }) {
  const open = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    changeAddress('pushState', href)
  }
  return <Link {...props} href={href} prefetch={false} scroll={false} onClick={open} />
}
