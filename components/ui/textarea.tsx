import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { inputLook } from './input.tsx'

export const Textarea = ({ className, ...props }: ComponentProps<'textarea'>) => (
  <textarea rows={4} {...props} className={cn(inputLook, 'field-sizing-content min-h-20 px-3 py-2', className)} />
)
