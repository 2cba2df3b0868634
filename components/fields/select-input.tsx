'use client'

import type { ComponentProps } from 'react'
import { NativeSelect } from '#components/ui/native-select.tsx'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { useWords } from '#components/words/words-provider.tsx'
import type { SelectField } from '#lib/define/index.ts'

/** Up to this many options are shown at once. */
const MOST_CARDS = 5

type SelectInputProps = Pick<
  ComponentProps<'select'>,
  'id' | 'name' | 'required' | 'onBlur' | 'onFocus' | 'aria-labelledby' | 'aria-describedby'
> & {
  field: SelectField
  value: string
  'aria-invalid': true | undefined
  readOnly: boolean
  onChoose: (value: string) => void
}

/** A choice: cards where all options fit the eye, else the browser's own list. */
export function SelectInput({ field, onChoose, readOnly, value, ...props }: SelectInputProps) {
  const t = useWords()
  const choose = (next: string) => {
    if (!readOnly) onChoose(next)
  }
  const options = Object.entries(field.options)
  if (options.length <= MOST_CARDS)
    return (
      <RadioCards
        legend={field.label}
        hideLegend
        id={props.id}
        name={props.name}
        aria-describedby={props['aria-describedby']}
        aria-disabled={readOnly || undefined}
        invalid={props['aria-invalid'] ?? false}
        options={options.map(([key, label]) => ({ value: key, label }))}
        value={value}
        onValueChange={choose}
        onFocus={() => props.onFocus?.({} as never)}
      />
    )
  return (
    <NativeSelect
      {...props}
      value={value}
      aria-disabled={readOnly || undefined}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      <option value="">{t('Choose…')}</option>
      {options.map(([key, label]) => (
        <option key={key} value={key}>
          {label}
        </option>
      ))}
    </NativeSelect>
  )
}
