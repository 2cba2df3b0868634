import type { ReactNode } from 'react'
import { cn } from './cn.ts'

type EmptyStateProps = {
  art?: ReactNode
  title: ReactNode
  children: ReactNode
  actions?: ReactNode
  className?: string
}

/** What stands where there is nothing yet: what this place is for, and what to do. */
export const EmptyState = ({ art, title, children, actions, className }: EmptyStateProps) => (
  <div className={cn('flex flex-col items-center px-6 py-14 text-center', className)}>
    {art}
    <h2 className="font-semibold text-md tracking-[-0.01em]">{title}</h2>
    <div className="mt-1.5 max-w-md text-balance text-muted-foreground">{children}</div>
    {actions && <div className="mt-6 flex flex-wrap justify-center gap-2">{actions}</div>}
  </div>
)
