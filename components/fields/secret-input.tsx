'use client'

import { type ComponentProps, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { useWords } from '#components/words/words-provider.tsx'
import type { SecretField } from '#lib/define/index.ts'
import { inputAttributes } from './input-attributes.ts'
import { groupLook, innerInputLook } from './input-look.ts'

type SecretInputProps = ComponentProps<'input'> & {
  field: SecretField
  onType: (value: string) => void
  /** each press of Connect hides the value again */
  submits: number
}

/** A secret: hidden unless asked for. The value is never spoken; only that it is shown or hidden. */
export function SecretInput({ field, onType, submits, readOnly, ...input }: SecretInputProps) {
  const t = useWords()
  const [shown, setShown] = useState(false)
  const [said, setSaid] = useState('')
  const [seenSubmits, setSeenSubmits] = useState(submits)
  if (submits !== seenSubmits) {
    setSeenSubmits(submits)
    setShown(false)
    setSaid('')
  }
  const toggle = () => {
    setShown(!shown)
    setSaid(t(shown ? '{label} is hidden.' : '{label} is shown.', { label: field.label }))
  }
  return (
    <div dir="ltr" className={cn(groupLook, readOnly && 'bg-muted')}>
      <input
        {...inputAttributes(field)}
        {...input}
        type={shown ? 'text' : 'password'}
        readOnly={readOnly}
        onChange={(event) => onType(event.currentTarget.value)}
        className={cn(innerInputLook, 'px-3', shown && 'font-mono')}
      />
      <Button
        variant="quiet"
        size="sm"
        onClick={toggle}
        className="me-1 h-7 shrink-0 rounded-sm pointer-coarse:min-h-11"
      >
        {/* both words lie on each other, so that the width stays */}
        <span className="grid justify-items-center *:col-start-1 *:row-start-1">
          <span className={cn(shown && 'invisible')}>{t('Show')}</span>
          <span className={cn(!shown && 'invisible')}>{t('Hide')}</span>
        </span>
        <span className="sr-only">{field.label}</span>
      </Button>
      <span role="status" className="sr-only">
        {said}
      </span>
    </div>
  )
}
