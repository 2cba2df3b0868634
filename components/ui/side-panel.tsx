'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

type SidePanelProps = ComponentProps<typeof Base.Popup> & { className?: string }

/**
 * A layer at the end of the page, for one thing of a list that stays in sight; the whole screen on phones. In a Dialog,
 * with the parts of one: DialogHeader, DialogBody, DialogFooter.
 */
export const SidePanel = ({ className, children, ...props }: SidePanelProps) => (
  <Base.Portal>
    <Base.Backdrop className="fixed inset-0 z-40 bg-overlay transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
    <Base.Viewport className="fixed inset-0 z-40 flex h-dvh items-stretch justify-end overflow-hidden">
      <Base.Popup
        {...props}
        className={cn(
          'relative flex max-h-full w-full flex-col border-border bg-card text-foreground outline-none sm:max-w-2xl sm:border-s sm:shadow-dialog',
          'transition-[opacity,translate] duration-200 ease-out-soft data-ending-style:translate-x-4 data-ending-style:opacity-0 data-starting-style:translate-x-4 data-starting-style:opacity-0 rtl:data-ending-style:-translate-x-4 rtl:data-starting-style:-translate-x-4',
          className,
        )}
      >
        {children}
      </Base.Popup>
    </Base.Viewport>
  </Base.Portal>
)
