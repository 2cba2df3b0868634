'use client'

import { type ComponentProps, useEffect, useRef } from 'react'
import { cn } from './cn.ts'

type CheckboxProps = Omit<ComponentProps<'input'>, 'type' | 'ref' | 'aria-label'> & {
  'aria-label': string
  /** some of what it stands for is chosen */
  indeterminate?: boolean
}

/** The browser's own checkbox in the middle of a target that a finger hits. */
export function Checkbox({ indeterminate = false, className, ...props }: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = indeterminate
  }, [indeterminate])
  return (
    // The words stand in aria-label; the element around it is there to be hit.
    <label
      className={cn(
        'inline-flex size-8 shrink-0 cursor-pointer items-center justify-center pointer-coarse:size-11',
        className,
      )}
    >
      <input {...props} ref={box} type="checkbox" className="size-4 cursor-pointer rounded-[0.25rem]" />
    </label>
  )
}
