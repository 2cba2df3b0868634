'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { destinations, isHere } from './destinations.ts'

export function NavLinks() {
  const path = usePathname()
  return (
    <ul className="flex flex-col gap-0.5">
      {destinations.map(({ href, label, icon: Icon }) => (
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
