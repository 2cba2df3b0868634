'use client'

import { CircleAlert } from 'lucide-react'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { cn } from './cn.ts'
import { Input } from './input.tsx'
import { Label } from './label.tsx'

type TextFieldProps = ComponentProps<'input'> & {
  label: string
  help?: ReactNode
  error?: string
  optional?: boolean
  /** drawn at the end of the input, such as Show */
  end?: ReactNode
}

/** A plain field of the hub's own forms: label, input, help, error. (A provider's fields: components/fields.) */
export function TextField({ label, help, error, optional, end, id, className, ...input }: TextFieldProps) {
  const made = useId()
  const own = id ?? made
  return (
    <div className={className}>
      <Label htmlFor={own} optional={optional} className="mb-1.5">
        {label}
      </Label>
      <div className="relative">
        <Input
          {...input}
          id={own}
          aria-invalid={error ? true : undefined}
          aria-describedby={cn(help && `${own}-help`, error && `${own}-error`) || undefined}
          className={cn(end && 'pe-18')}
        />
        {end && <div className="absolute inset-y-0 end-1 flex items-center">{end}</div>}
      </div>
      {help && (
        <p id={`${own}-help`} className="mt-1.5 text-muted-foreground text-sm">
          {help}
        </p>
      )}
      {error && <FieldError id={`${own}-error`}>{error}</FieldError>}
    </div>
  )
}

export const FieldError = ({ id, children }: { id: string; children: ReactNode }) => (
  <p id={id} className="mt-1.5 flex gap-1.5 text-danger text-sm">
    <CircleAlert aria-hidden="true" className="mt-[0.1875rem] size-3.5 shrink-0" />
    <span>{children}</span>
  </p>
)
