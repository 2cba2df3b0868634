import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

export const Table = ({ className, ...props }: ComponentProps<'table'>) => (
  <table {...props} className={cn('w-full border-separate border-spacing-0 text-base', className)} />
)

export const TableHead = (props: ComponentProps<'thead'>) => <thead {...props} />
export const TableBody = (props: ComponentProps<'tbody'>) => <tbody {...props} />

export const TableRow = ({ className, ...props }: ComponentProps<'tr'>) => (
  <tr {...props} className={cn('group/row', className)} />
)

export const TableHeader = ({ className, ...props }: ComponentProps<'th'>) => (
  <th
    scope="col"
    {...props}
    className={cn(
      'h-9 whitespace-nowrap border-border border-b px-3 text-start font-medium text-muted-foreground text-xs first:ps-5 last:pe-5',
      className,
    )}
  />
)

export const TableCell = ({ className, ...props }: ComponentProps<'td'>) => (
  <td
    {...props}
    className={cn(
      'border-border border-b px-3 py-2.5 align-middle first:ps-5 last:pe-5 group-last/row:border-b-0',
      className,
    )}
  />
)
