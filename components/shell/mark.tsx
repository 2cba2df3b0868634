import { cn } from '#components/ui/cn.ts'

/** The product's sign: two ends, linked. Decorative. */
export const Mark = ({ className }: { className?: string }) => (
  <svg aria-hidden="true" viewBox="0 0 32 32" className={cn('size-7 shrink-0', className)}>
    <rect width="32" height="32" rx="9" className="fill-primary" />
    <g className="fill-none stroke-primary-foreground [stroke-linecap:round] [stroke-width:2.6]">
      <path d="M12.6 16h6.8" />
      <circle cx="9" cy="16" r="3.6" />
      <circle cx="23" cy="16" r="3.6" />
    </g>
  </svg>
)
