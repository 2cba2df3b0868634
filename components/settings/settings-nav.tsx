'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { isHere } from '#components/shell/destinations.ts'

const pages = [
  { href: '/settings/project', label: 'Project' },
  { href: '/settings/brand', label: 'Brand' },
  { href: '/settings/people', label: 'People' },
  { href: '/settings/keys', label: 'API keys' },
  { href: '/settings/sign-ins', label: 'You' },
] as const

/** The pages of the settings. */
export function SettingsNav() {
  const path = usePathname()
  const here = useRef<HTMLAnchorElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another tab
  useEffect(() => here.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' }), [path])
  return (
    <nav aria-label="Settings" className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <ul className="flex w-max min-w-full gap-x-5 border-border border-b">
        {pages.map(({ href, label }) => (
          <li key={href} className="-mb-px">
            <Link
              ref={isHere(path, href) ? here : undefined}
              href={href}
              aria-current={isHere(path, href) ? 'page' : undefined}
              className="flex h-10 items-center whitespace-nowrap border-transparent border-b-2 font-medium text-muted-foreground transition-colors duration-100 hover:text-foreground focus-visible:-outline-offset-2 aria-[current]:border-primary aria-[current]:text-foreground pointer-coarse:h-11"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
