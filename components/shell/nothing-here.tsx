import type { ReactNode } from 'react'
import { buttonVariants } from '#components/ui/button-variants.ts'

/** What stands where there is nothing. It belongs to every page, so it brings no script: a plain link, no icon. */
export const NothingHere = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="flex flex-col items-center px-6 py-20 text-center">
    <h1 className="font-semibold text-lg tracking-[-0.01em]">{title}</h1>
    <p className="mt-1.5 max-w-sm text-muted-foreground">{children}</p>
    <a href="/accounts" className={buttonVariants({ variant: 'primary', className: 'mt-6' })}>
      Go to Accounts
    </a>
  </div>
)
