'use client'

import { type ComponentProps, type ReactNode, useId } from 'react'
import { cn } from './cn.ts'

type Option = { value: string; label: ReactNode; description?: ReactNode; badge?: ReactNode }

type RadioCardsProps = Omit<ComponentProps<'fieldset'>, 'onChange'> & {
  legend: ReactNode
  hideLegend?: boolean
  name?: string
  options: readonly Option[]
  value: string | undefined
  onValueChange: (value: string) => void
  invalid?: boolean
}

/** A choice of a few, each said in full. Native radios: arrow keys move, the browser announces. */
export function RadioCards(props: RadioCardsProps) {
  const { legend, hideLegend, name, options, value, onValueChange, invalid, className, ...rest } = props
  const id = useId()
  return (
    <fieldset {...rest} className={cn('min-w-0', className)}>
      <legend className={cn('mb-1.5 font-medium text-base', hideLegend && 'sr-only')}>{legend}</legend>
      <div className="grid gap-2 sm:grid-cols-[repeat(auto-fit,minmax(13rem,1fr))]">
        {options.map((option) => (
          <label
            key={option.value}
            className={cn(
              'flex min-h-11 cursor-pointer items-start gap-2.5 rounded-md border bg-card px-3 py-2.5 shadow-xs transition-colors hover:bg-hover',
              'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring',
              invalid ? 'border-danger' : 'border-input',
              'has-checked:border-primary has-checked:bg-primary-soft',
            )}
          >
            <input
              type="radio"
              name={name ?? id}
              value={option.value}
              checked={value === option.value}
              aria-invalid={invalid || undefined}
              aria-describedby={option.description ? `${id}-${option.value}` : undefined}
              onChange={() => onValueChange(option.value)}
              className="mt-[0.1875rem] size-4 shrink-0 focus-visible:outline-none"
            />
            <span className="min-w-0 flex-1">
              <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5 font-medium">
                {option.label}
                {option.badge}
              </span>
              {option.description && (
                <span id={`${id}-${option.value}`} className="mt-0.5 block text-muted-foreground text-sm">
                  {option.description}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
