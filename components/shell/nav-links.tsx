'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { May } from '#lib/api/contract.ts'
import { destinations, isHere } from './destinations.ts'

/** The places that this person may see. */
export function NavLinks({ may }: { may: readonly May[] }) {
  const path = usePathname()
  const places = destinations.filter(({ takes }) => may.includes(takes))
  return (
    <ul className="flex flex-col gap-0.5">
      {places.map(({ href, label, icon: Icon }) => (
        <li key={href}>
          <Link
            href={href}
            aria-current={isHere(path, href) ? 'page' : undefined}
            className="flex h-9 items-center gap-2.5 rounded-md px-2.5 font-medium text-muted-foreground transition-colors duration-100 hover:bg-hover hover:text-foreground aria-[current]:bg-hover aria-[current]:text-foreground pointer-coarse:h-11"
          >
            <Icon aria-hidden="true" className="size-4" />
            {label}
          </Link>
        </li>
      ))}
    </ul>
  )
}
