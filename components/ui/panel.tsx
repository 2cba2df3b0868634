import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

/** The two plain parts of a dialog, which a page of its own may use as well: without what makes a dialog. */
export const PanelBody = ({ className, ...props }: ComponentProps<'div'>) => (
  <div {...props} className={cn('min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-5 sm:px-6', className)} />
)

export const PanelFooter = ({ className, ...props }: ComponentProps<'div'>) => (
  <div
    {...props}
    className={cn(
      'flex shrink-0 flex-wrap items-center justify-end gap-2 border-border border-t bg-card px-5 py-3.5 in-data-[card]:rounded-b-xl sm:rounded-b-xl sm:px-6',
      'pb-[max(0.875rem,env(safe-area-inset-bottom))]',
      className,
    )}
  />
)
