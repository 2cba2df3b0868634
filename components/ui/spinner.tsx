import { CircleDashed, LoaderCircle } from 'lucide-react'
import { cn } from './cn.ts'

/** Something is under way. Purely visual: the words beside it say what. Stands still where motion is reduced. */
export const Spinner = ({ className }: { className?: string }) => (
  <span aria-hidden="true" className={cn('inline-flex size-4 shrink-0', className)}>
    <LoaderCircle className="size-full animate-spin motion-reduce:hidden" />
    <CircleDashed className="hidden size-full motion-reduce:block" />
  </span>
)
