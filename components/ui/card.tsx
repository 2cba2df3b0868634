import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

export const Card = ({ className, ...props }: ComponentProps<'div'>) => (
  <div {...props} className={cn('rounded-lg border border-border bg-card shadow-xs', className)} />
)

/** Title on the left, what one can do about it on the right. */
export const CardHeader = ({ className, ...props }: ComponentProps<'div'>) => (
  <div
    {...props}
    className={cn(
      'flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-border border-b px-5 py-3.5',
      className,
    )}
  />
)

export const CardTitle = ({ className, children, ...props }: ComponentProps<'h2'>) => (
  <h2 {...props} className={cn('font-semibold text-base', className)}>
    {children}
  </h2>
)

export const CardBody = ({ className, ...props }: ComponentProps<'div'>) => (
  <div {...props} className={cn('p-5', className)} />
)
