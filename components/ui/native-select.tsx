import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { inputLook } from './input.tsx'

/** The browser's own select, in our clothes. (To CSS every select is read-only.) */
export const NativeSelect = ({ className, ...props }: ComponentProps<'select'>) => (
  <span className={cn('relative block', className)}>
    <select
      {...props}
      className={cn(inputLook, 'h-9 appearance-none truncate pe-9 ps-3 read-only:bg-card pointer-coarse:h-11')}
    />
    <ChevronDown
      aria-hidden="true"
      className="pointer-events-none absolute inset-y-0 end-3 my-auto size-4 text-muted-foreground"
    />
  </span>
)
