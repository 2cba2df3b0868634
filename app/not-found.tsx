import type { Metadata } from 'next'
import Link from 'next/link'
import { Mark } from '#components/shell/mark.tsx'
import { buttonVariants } from '#components/ui/button.tsx'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <main id="main" className="flex min-h-dvh flex-col items-center justify-center px-6 py-10 text-center">
      <Mark className="mb-6 size-10" />
      <h1 className="font-semibold text-xl tracking-[-0.018em]">There is nothing at this address</h1>
      <p className="mt-2 max-w-sm text-muted-foreground">It may be mistyped, or what was here has been deleted.</p>
      <Link href="/accounts" className={buttonVariants({ variant: 'primary', className: 'mt-6' })}>
        Go to Accounts
      </Link>
    </main>
  )
}
