import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

/** The shape of what is being fetched. */
export const Skeleton = ({ className, ...props }: ComponentProps<'div'>) => (
  <div aria-hidden="true" {...props} className={cn('animate-pulse rounded-md bg-muted', className)} />
)
