'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ComponentProps } from 'react'
import { buttonVariants } from './button.tsx'
import { cn } from './cn.ts'

export const Dialog = Base.Root
export const DialogTrigger = Base.Trigger
export const DialogClose = Base.Close

const widths = { sm: 'sm:max-w-md', md: 'sm:max-w-xl', lg: 'sm:max-w-3xl', xl: 'sm:max-w-5xl' } as const

type DialogContentProps = ComponentProps<typeof Base.Popup> & { size?: keyof typeof widths; className?: string }

/**
 * A layer over the page: the whole screen on phones, centred above that. Its parts: DialogHeader, DialogBody (the only
 * part that scrolls), DialogFooter. Named by its DialogTitle.
 */
export function DialogContent({ size = 'md', className, children, ...props }: DialogContentProps) {
  return (
    <Base.Portal>
      <Base.Backdrop className="fixed inset-0 z-40 bg-overlay transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
      <Base.Viewport className="fixed inset-0 z-40 flex h-dvh items-stretch justify-center sm:items-center sm:p-6">
        <Base.Popup
          {...props}
          className={cn(
            'relative flex max-h-full w-full flex-col bg-card text-foreground outline-none',
            'sm:rounded-xl sm:border sm:border-border sm:shadow-dialog',
            'transition-[opacity,scale] duration-150 ease-out-soft data-ending-style:opacity-0 data-starting-style:opacity-0',
            'sm:data-ending-style:scale-[0.985] sm:data-starting-style:scale-[0.985]',
            widths[size],
            className,
          )}
        >
          {children}
        </Base.Popup>
      </Base.Viewport>
    </Base.Portal>
  )
}

/** Title, description; the close button stays in the corner. */
export const DialogHeader = ({ className, children, ...props }: ComponentProps<'div'>) => (
  <div {...props} className={cn('relative shrink-0 border-border border-b py-4 pe-14 ps-5 sm:ps-6', className)}>
    {children}
    <Base.Close
      aria-label="Close"
      className={cn(
        buttonVariants({ variant: 'quiet', size: 'icon-sm' }),
        'absolute top-3 end-3 pointer-coarse:top-1.5',
      )}
    >
      <X aria-hidden="true" />
    </Base.Close>
  </div>
)

export const DialogTitle = ({ className, ...props }: ComponentProps<typeof Base.Title> & { className?: string }) => (
  <Base.Title {...props} className={cn('font-semibold text-md leading-6 tracking-[-0.01em] outline-none', className)} />
)

type DialogDescriptionProps = ComponentProps<typeof Base.Description> & { className?: string }

export const DialogDescription = ({ className, ...props }: DialogDescriptionProps) => (
  <Base.Description {...props} className={cn('mt-0.5 text-base text-muted-foreground', className)} />
)

export const DialogBody = ({ className, ...props }: ComponentProps<'div'>) => (
  <div {...props} className={cn('min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-5 sm:px-6', className)} />
)

export const DialogFooter = ({ className, ...props }: ComponentProps<'div'>) => (
  <div
    {...props}
    className={cn(
      'flex shrink-0 flex-wrap items-center justify-end gap-2 border-border border-t bg-card px-5 py-3.5 sm:rounded-b-xl sm:px-6',
      'pb-[max(0.875rem,env(safe-area-inset-bottom))]',
      className,
    )}
  />
)
