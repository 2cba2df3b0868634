'use client'

import { ChevronRight } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn.ts'

type DisclosureProps = ComponentProps<'details'> & { summary: ReactNode; summaryClassName?: string }

/** The browser's own details/summary: works before and without JavaScript. What a press opens comes into view. */
export const Disclosure = ({ summary, summaryClassName, className, children, ...props }: DisclosureProps) => (
  <details {...props} className={cn('group/disclosure', className)}>
    {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is pressed by mouse and keyboard alike */}
    <summary
      onClick={({ currentTarget: { parentElement: details } }) =>
        requestAnimationFrame(() => details?.hasAttribute('open') && details.scrollIntoView({ block: 'nearest' }))
      }
      className={cn(
        'flex min-h-7 w-fit list-none items-center gap-1.5 rounded-sm text-muted-foreground text-sm hover:text-foreground pointer-coarse:min-h-11',
        summaryClassName,
      )}
    >
      <ChevronRight
        aria-hidden="true"
        className="size-3.5 shrink-0 transition-transform duration-100 group-open/disclosure:rotate-90 rtl:-scale-x-100 rtl:group-open/disclosure:-rotate-90"
      />
      {summary}
    </summary>
    {children}
  </details>
)
