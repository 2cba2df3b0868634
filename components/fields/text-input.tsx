'use client'

import { Check } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from '#components/ui/cn.ts'
import { useWords } from '#components/words/words-provider.tsx'
import type { TextField } from '#lib/define/index.ts'
import { inputAttributes } from './input-attributes.ts'
import { groupLook, innerInputLook } from './input-look.ts'

type TextInputProps = Omit<ComponentProps<'input'>, 'prefix'> & {
  field: TextField
  onType: (value: string) => void
  /** a small tick: the value has the right form */
  met: boolean
}

const partLook = 'flex shrink-0 select-none items-center self-stretch bg-muted px-2.5 font-normal text-muted-foreground'

/** A line of text; prefix and suffix are fixed parts beside it, and a click on them goes to the input. */
export function TextInput({ field, onType, met, id, readOnly, ...input }: TextInputProps) {
  const t = useWords()
  const { prefix = '', suffix = '' } = field
  return (
    <div dir="ltr" className={cn(groupLook, readOnly && 'bg-muted')}>
      {prefix && (
        <label
          htmlFor={id}
          aria-hidden="true"
          className={cn(partLook, 'rounded-s-[calc(var(--radius-md)-1px)] border-e border-border')}
        >
          {prefix}
        </label>
      )}
      <input
        {...inputAttributes(field)}
        {...input}
        id={id}
        type="text"
        readOnly={readOnly}
        onChange={(event) => onType(event.currentTarget.value)}
        className={cn(innerInputLook, 'px-3')}
      />
      {met && <Check aria-hidden="true" className="mx-2.5 size-4 shrink-0 text-primary" />}
      {suffix && (
        <label
          htmlFor={id}
          aria-hidden="true"
          className={cn(partLook, 'rounded-e-[calc(var(--radius-md)-1px)] border-s border-border')}
        >
          {suffix}
        </label>
      )}
      {(prefix || suffix) && (
        <span id={`${id}-affixes`} className="sr-only">
          {prefix && suffix
            ? t('Begins with {prefix}, ends with {suffix}', { prefix, suffix })
            : prefix
              ? t('Begins with {prefix}', { prefix })
              : t('ends with {suffix}', { suffix })}
        </span>
      )}
    </div>
  )
}
