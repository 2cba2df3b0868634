import Link from 'next/link'
import { Badge } from '#components/ui/badge.tsx'
import { buttonVariants } from '#components/ui/button.tsx'

type LinksLinkProps = {
  /** how many links somebody asked to have anew */
  waiting: number
  /** and there are still more */
  more: boolean
}

/** The way to the links that were made; says how many customers wait for a new one. */
export const LinksLink = ({ waiting, more }: LinksLinkProps) => (
  <Link href="/accounts/links" className={buttonVariants()}>
    Customer links
    {waiting > 0 && (
      <Badge tone="warning" className="-me-1.5">
        <span className="sr-only">, </span>
        {`${waiting}${more ? '+' : ''} waiting`}
        <span className="sr-only"> for a new link</span>
      </Badge>
    )}
  </Link>
)
