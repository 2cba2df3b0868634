'use client'

import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '#components/ui/cn.ts'
import { Label } from '#components/ui/label.tsx'
import { FieldError } from '#components/ui/text-field.tsx'
import { withNodes } from '#components/words/with-nodes.tsx'
import { useWords } from '#components/words/words-provider.tsx'
import type { Field } from '#lib/define/index.ts'
import { exampleOf } from './example-of.ts'

type FieldFrameProps = {
  id: string
  name: string
  field: Field
  origin?: string | undefined
  note?: string | undefined
  hint?: string | undefined
  error?: string | undefined
  children: ReactNode
  after?: ReactNode
}

/** Everything around an input: label and example above it; help, note, hint and error below. */
export function FieldFrame({ id, name, field, origin, note, hint, error, children, after }: FieldFrameProps) {
  const t = useWords()
  const example = exampleOf(field)
  return (
    <div data-field={name} className="scroll-my-24">
      <div className="mb-1.5 flex flex-wrap items-baseline gap-x-2">
        <Label id={`${id}-label`} htmlFor={id} optional={field.optional ?? false} className="break-words">
          {field.label}
        </Label>
        {origin && (
          <span id={`${id}-origin`} className="min-w-0 break-words text-muted-foreground text-sm">
            {origin}
          </span>
        )}
        {example && !origin && (
          <span id={`${id}-example`} className="min-w-0 break-words text-muted-foreground text-sm">
            {withNodes(t('Example: {example}'), { example: <bdi>{example}</bdi> })}
          </span>
        )}
      </div>
      {children}
      {field.help && (
        <p id={`${id}-help`} className="mt-1.5 break-words text-muted-foreground text-sm">
          {field.help}
        </p>
      )}
      {note && (
        <p
          id={`${id}-note`}
          className={cn('break-words text-muted-foreground text-sm', field.help ? 'mt-0.5' : 'mt-1.5')}
        >
          {note}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 flex gap-1.5 break-words text-sm text-warning">
          <TriangleAlert aria-hidden="true" className="mt-[0.1875rem] size-3.5 shrink-0" />
          <span className="min-w-0">{hint}</span>
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {after}
    </div>
  )
}
