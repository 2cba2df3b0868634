import Link from 'next/link'
import { buttonVariants } from '#components/ui/button.tsx'

/** The way to the links that were made; marked while somebody waits for a new one. */
export const LinksLink = ({ waiting }: { waiting: boolean }) => (
  <Link href="/accounts/links" className={buttonVariants()}>
    Links
    {waiting && (
      <>
        <span aria-hidden="true" className="size-2 rounded-full bg-warning" />
        <span className="sr-only">, somebody waits for a new one</span>
      </>
    )}
  </Link>
)
