'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ComponentProps } from 'react'
import { buttonVariants } from './button.tsx'
import { cn } from './cn.ts'

export { PanelBody as DialogBody, PanelFooter as DialogFooter } from './panel.tsx'

export const Dialog = Base.Root
export const DialogTrigger = Base.Trigger
export const DialogClose = Base.Close

const widths = { sm: 'sm:max-w-md', md: 'sm:max-w-xl', lg: 'sm:max-w-3xl', xl: 'sm:max-w-5xl' } as const

type DialogContentProps = ComponentProps<typeof Base.Popup> & {
  size?: keyof typeof widths
  /** a short question: no more than a card on phones, too */
  card?: boolean
  className?: string
}

const screen =
  'sm:rounded-xl sm:border sm:border-border sm:shadow-dialog sm:data-ending-style:scale-[0.985] sm:data-starting-style:scale-[0.985]'
const asCard = 'my-auto rounded-xl border border-border shadow-dialog'

/**
 * A layer over the page: the whole screen on phones, centred above that. Its parts: DialogHeader, DialogBody (the only
 * part that scrolls), DialogFooter. Named by its DialogTitle.
 */
export function DialogContent({ size = 'md', card, className, children, ...props }: DialogContentProps) {
  return (
    <Base.Portal>
      <Base.Backdrop className="fixed inset-0 z-40 bg-overlay transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
      <Base.Viewport
        className={cn(
          'fixed inset-0 z-40 flex h-dvh items-stretch justify-center sm:items-center sm:p-6',
          card && 'p-4',
        )}
      >
        <Base.Popup
          {...props}
          data-card={card || undefined}
          className={cn(
            'relative flex max-h-full w-full flex-col bg-card text-foreground outline-none',
            card ? asCard : screen,
            'transition-[opacity,scale] duration-150 ease-out-soft data-ending-style:opacity-0 data-starting-style:opacity-0',
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
