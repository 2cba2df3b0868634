import { FileQuestion } from 'lucide-react'
import Link from 'next/link'
import { buttonVariants } from '#components/ui/button.tsx'

/** Absent, deleted and another project's: the same words. */
export default function HubNotFound() {
  return (
    <div className="flex flex-col items-center px-6 py-20 text-center">
      <FileQuestion aria-hidden="true" className="mb-4 size-6 text-muted-foreground" />
      <h1 className="font-semibold text-lg tracking-[-0.01em]">There is nothing with this id in your project</h1>
      <p className="mt-1.5 max-w-sm text-muted-foreground">
        It may have been deleted. Check the address, or go back to the list.
      </p>
      <Link href="/accounts" className={buttonVariants({ className: 'mt-6' })}>
        Go to Accounts
      </Link>
    </div>
  )
}
