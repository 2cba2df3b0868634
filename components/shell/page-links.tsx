import Link from 'next/link'
import { buttonVariants } from '#components/ui/button.tsx'

type PageLinksProps = {
  /** address of the first page */
  path: string
  /** how the way back to it is called: "Newest" */
  first: string
  /** core's marker of this page, if it is not the first */
  next: string | undefined
  /** core's marker of the page after it */
  following: string | null
}

/** The pages of a list that goes one way; nothing where all of it stands on one. */
export function PageLinks({ path, first, next, following }: PageLinksProps) {
  if (!next && !following) return null
  const look = buttonVariants({ size: 'sm' })
  return (
    <nav aria-label="Pages" className="flex flex-wrap justify-end gap-2">
      {next && (
        <Link href={path} className={look}>
          {first}
        </Link>
      )}
      {following && (
        <Link
          href={`${path}${path.includes('?') ? '&' : '?'}next=${encodeURIComponent(following)}`}
          rel="next"
          className={look}
        >
          Next
        </Link>
      )}
    </nav>
  )
}
