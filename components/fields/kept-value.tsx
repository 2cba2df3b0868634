'use client'

import { Button } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { Label } from '#components/ui/label.tsx'
import { FieldError } from '#components/ui/text-field.tsx'
import { useWords } from '#components/words/words-provider.tsx'
import type { Field } from '#lib/define/index.ts'
import { keptNote } from './secret-note.ts'

type KeptValueProps = {
  id: string
  name: string
  field: Field
  kept: { ends?: string | undefined; changed_at: string }
  error?: string | undefined
  onReplace: () => void
  onFocus: () => void
  readOnly: boolean
}

/** A stored value that nobody can read back: that it is there, and the way to put another in its place. */
export function KeptValue({ id, name, field, kept, error, onReplace, onFocus, readOnly }: KeptValueProps) {
  const t = useWords()
  return (
    <div data-field={name} className="scroll-my-24">
      <Label id={`${id}-label`} optional={field.optional ?? false} className="mb-1.5">
        {field.label}
      </Label>
      <div
        className={cn(
          'flex min-h-9 flex-wrap items-center justify-between gap-x-3 rounded-md border bg-muted py-0.5 ps-3 pe-1 pointer-coarse:min-h-11',
          error ? 'border-danger' : 'border-border',
        )}
      >
        <span id={`${id}-kept`} className="min-w-0 break-words text-muted-foreground">
          {keptNote(kept, t)}
        </span>
        <Button
          data-control
          variant="quiet"
          size="sm"
          aria-disabled={readOnly || undefined}
          aria-describedby={error ? `${id}-kept ${id}-error` : `${id}-kept`}
          onFocus={onFocus}
          onClick={readOnly ? undefined : onReplace}
          className="h-7 rounded-sm text-foreground"
        >
          {t('Replace')}
          <span className="sr-only"> {field.label}</span>
        </Button>
      </div>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}
