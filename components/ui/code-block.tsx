import type { ReactNode } from 'react'
import { cn } from './cn.ts'
import { CopyButton } from './copy-button.tsx'

type CodeBlockProps = {
  code: string
  /** what it is, for the name of the button and of the region: "curl example" */
  what: string
  /** in the bar above the code; `what` unless given */
  title?: ReactNode
  className?: string
}

/** Code to paste, with Copy. Long lines are broken on screen alone. */
export const CodeBlock = ({ code, what, title, className }: CodeBlockProps) => (
  <figure className={cn('min-w-0 shrink-0 overflow-hidden rounded-md border border-border bg-muted', className)}>
    <figcaption className="flex min-h-10 flex-wrap items-center justify-between gap-x-3 border-border border-b ps-3.5 pe-1.5 text-muted-foreground text-sm">
      {title ?? <span className="first-letter:uppercase">{what}</span>}
      <CopyButton value={code} what={what} />
    </figcaption>
    <pre className="whitespace-pre-wrap px-3.5 py-3 font-mono text-xs leading-5 [overflow-wrap:anywhere]">
      <code>{code}</code>
    </pre>
  </figure>
)
