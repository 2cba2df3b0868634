'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { isHere } from '#components/shell/destinations.ts'

const pages = [
  { href: '/settings/project', label: 'Project' },
  { href: '/settings/brand', label: 'Brand' },
  { href: '/settings/people', label: 'People' },
  { href: '/settings/keys', label: 'API keys' },
  { href: '/settings/sign-ins', label: 'Your sign-ins' },
] as const

/** The pages of the settings. */
export function SettingsNav() {
  const path = usePathname()
  return (
    <nav aria-label="Settings">
      <ul className="flex flex-wrap gap-x-5 border-border border-b">
        {pages.map(({ href, label }) => (
          <li key={href} className="-mb-px">
            <Link
              href={href}
              aria-current={isHere(path, href) ? 'page' : undefined}
              className="flex h-10 items-center border-transparent border-b-2 font-medium text-muted-foreground transition-colors duration-100 hover:text-foreground aria-[current]:border-primary aria-[current]:text-foreground pointer-coarse:h-11"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
