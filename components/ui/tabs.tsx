'use client'

import { Tabs as Base } from '@base-ui/react/tabs'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

export const Tabs = Base.Root
export const TabPanel = Base.Panel

type TabListProps = Omit<ComponentProps<typeof Base.List>, 'className'> & { 'aria-label': string; className?: string }

/** Views of one thing, one at a time; arrow keys move and choose. */
export const TabList = ({ className, ...props }: TabListProps) => (
  <Base.List activateOnFocus {...props} className={cn('flex gap-1', className)} />
)

/** A small tab, for two or three words. */
export const Tab = ({ className, ...props }: ComponentProps<typeof Base.Tab> & { className?: string }) => (
  <Base.Tab
    {...props}
    className={cn(
      'min-h-7 cursor-pointer rounded-sm px-2 font-medium text-muted-foreground text-sm transition-colors duration-100 hover:text-foreground',
      'aria-selected:bg-hover aria-selected:text-foreground pointer-coarse:min-h-11 pointer-coarse:px-3',
      className,
    )}
  />
)
