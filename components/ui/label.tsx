'use client'

import type { ComponentProps } from 'react'
import { useWords } from '#components/words/words-provider.tsx'
import { cn } from './cn.ts'

/** `optional` is said in words; required is the default and says nothing. */
export function Label({ className, children, optional, ...props }: ComponentProps<'label'> & { optional?: boolean }) {
  const t = useWords()
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the caller gives htmlFor
    <label {...props} className={cn('block w-fit font-medium text-base text-foreground', className)}>
      {children}
      {optional && <span className="font-normal text-muted-foreground"> {t('(optional)')}</span>}
    </label>
  )
}
