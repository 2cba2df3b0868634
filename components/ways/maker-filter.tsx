import Link from 'next/link'

const entries = [
  { all: false, href: '/accounts/links', label: 'Made by people' },
  { all: true, href: '/accounts/links?made_by=all', label: 'All, with API keys' },
] as const

/** Links that people made, or everything: an application makes a session each time it shows the hub. */
export const MakerFilter = ({ all }: { all: boolean }) => (
  <nav aria-label="Filter by maker">
    <ul className="flex gap-5 border-border border-b">
      {entries.map((entry) => (
        <li key={entry.href}>
          <Link
            href={entry.href}
            scroll={false}
            prefetch={false}
            aria-current={entry.all === all ? 'true' : undefined}
            className="-mb-px flex h-10 items-center whitespace-nowrap border-transparent border-b-2 font-medium text-muted-foreground hover:text-foreground focus-visible:-outline-offset-2 aria-[current]:border-primary aria-[current]:text-foreground pointer-coarse:h-11"
          >
            {entry.label}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
)
