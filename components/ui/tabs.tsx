'use client'

import { Tabs as Base } from '@base-ui/react/tabs'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

export const Tabs = Base.Root

export const TabsList = ({ className, ...props }: ComponentProps<typeof Base.List> & { className?: string }) => (
  <Base.List {...props} className={cn('flex gap-5 overflow-x-auto border-border border-b', className)} />
)

export const TabsTab = ({ className, ...props }: ComponentProps<typeof Base.Tab> & { className?: string }) => (
  <Base.Tab
    {...props}
    className={cn(
      '-mb-px h-10 shrink-0 whitespace-nowrap border-transparent border-b-2 font-medium text-muted-foreground hover:text-foreground',
      'focus-visible:-outline-offset-2 data-active:border-primary data-active:text-foreground pointer-coarse:h-11',
      className,
    )}
  />
)

export const TabsPanel = ({ className, ...props }: ComponentProps<typeof Base.Panel> & { className?: string }) => (
  <Base.Panel {...props} className={cn('pt-5', className)} />
)
