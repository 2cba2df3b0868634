import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

/** The edge of everything one types into; 16 px on phones, so that iOS does not zoom. */
export const inputLook = cn(
  'w-full min-w-0 rounded-md border border-input bg-card text-md text-foreground shadow-xs sm:text-base',
  'transition-[border-color,box-shadow] duration-100 placeholder:text-muted-foreground',
  'hover:border-muted-foreground focus-visible:border-ring focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-ring',
  'read-only:bg-muted disabled:cursor-not-allowed disabled:bg-muted disabled:opacity-70',
  'aria-invalid:border-danger aria-invalid:focus-visible:outline-danger',
)

export const Input = ({ className, ...props }: ComponentProps<'input'>) => (
  <input {...props} className={cn(inputLook, 'h-9 px-3 pointer-coarse:h-11', className)} />
)
