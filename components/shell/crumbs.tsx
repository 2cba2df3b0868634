import { ChevronRight } from 'lucide-react'
import Link from 'next/link'

/** The way back up. */
export const Crumbs = ({ href, up, here }: { href: string; up: string; here: string }) => (
  <nav aria-label="Breadcrumb">
    <ol className="flex min-w-0 items-center gap-1 text-muted-foreground text-sm">
      <li>
        <Link
          href={href}
          className="inline-flex min-h-6 items-center rounded-sm hover:text-foreground hover:underline hover:underline-offset-4"
        >
          {up}
        </Link>
      </li>
      <li className="flex min-w-0 items-center gap-1">
        <ChevronRight aria-hidden="true" className="size-3.5 shrink-0 rtl:-scale-x-100" />
        <span aria-current="page" className="truncate">
          {here}
        </span>
      </li>
    </ol>
  </nav>
)
