'use client'

import { type ClipboardEvent, type FocusEvent, type ReactNode, useRef, useState } from 'react'
import { useWords } from '#components/words/words-provider.tsx'
import { checkField, cleanField, cleaningNote, type Field } from '#lib/define/index.ts'
import type { Words } from '#lib/words/index.ts'
import { exampleOf } from './example-of.ts'
import { FieldFrame } from './field-frame.tsx'
import { pasteAfterAll, pasteCleaned } from './paste-clean.ts'
import { SecretInput } from './secret-input.tsx'
import { secretNote } from './secret-note.ts'
import { SelectInput } from './select-input.tsx'
import { TextInput } from './text-input.tsx'
import { whenReleased } from './when-released.ts'

export type ConnectorFieldProps = {
  /** unique on the page; the ids of help, note and error are made from it */
  id: string
  name: string
  field: Field
  value: string
  onChange: (value: string) => void
  /** called with the cleaned value already in place */
  onBlur: () => void
  onFocus: () => void
  /** a pasted block that the form takes over; true when it did, a promise where that is not known yet */
  onPasteBlock?: (text: string) => boolean | Promise<boolean>
  error?: string | undefined
  /** a quiet warning about the value, such as two that look swapped */
  hint?: string | undefined
  readOnly?: boolean
  /** who filled it in beforehand: "From Acme" */
  origin?: string | undefined
  /** counts presses of Connect: each hides the secret again */
  submits?: number
  /** shown under everything else: the steps on narrow screens, an offer to fill */
  children?: ReactNode
}

/** One field of a connector, drawn from its definition: label, example, input by kind, help, note, hint, error. */
export function ConnectorField(props: ConnectorFieldProps) {
  const { id, name, field, value, onChange, error, hint, origin, readOnly = false, children } = props
  const t = useWords()
  const [note, setNote] = useState<Words>()
  // What is being typed is not judged or counted until it is left; what was pasted or filled in is whole at once.
  const [typing, setTyping] = useState<string>()
  const pasting = useRef(false)

  const type = (next: string) => {
    setTyping(pasting.current ? undefined : next)
    if (!pasting.current) setNote(undefined)
    pasting.current = false
    onChange(next)
  }
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    if (readOnly) return
    const raw = event.clipboardData.getData('text')
    const input = event.currentTarget
    const taken = props.onPasteBlock?.(raw)
    if (taken) event.preventDefault()
    if (taken instanceof Promise)
      taken.then((isBlock) => {
        if (isBlock) return
        pasting.current = true
        setNote(pasteAfterAll(input, field, raw))
      })
    if (taken) return
    pasting.current = true
    const pasted = pasteCleaned(input, field, raw)
    if (pasted.done) event.preventDefault()
    setNote(pasted.note)
  }
  const leave = ({ currentTarget: { value: entered } }: FocusEvent<HTMLInputElement>) =>
    whenReleased(() => {
      const cleaned = cleanField(field, entered)
      if (cleaned !== entered) {
        setNote(cleaningNote(field, entered, cleaned))
        onChange(cleaned)
      }
      setTyping(undefined)
      props.onBlur()
    })

  // Beside an error about the form of a value it would say the same twice; a refusal it may explain.
  const warning = !error || !checkField(field, value) ? hint : undefined
  const isSettled = value !== '' && value !== typing
  const notes = [field.kind === 'secret' && isSettled && secretNote(value), !error && note]
  const said = notes.flatMap((one) => (one ? [t(one)] : [])).join('. ')
  const describedBy = [
    origin ? 'origin' : exampleOf(field) && 'example',
    field.help && 'help',
    field.kind === 'text' && (field.prefix || field.suffix) && 'affixes',
    said && 'note',
    warning && 'hint',
    error && 'error',
  ].flatMap((part) => (part ? [`${id}-${part}`] : []))
  const control = {
    id,
    name,
    value,
    readOnly,
    required: !field.optional,
    'aria-labelledby': `${id}-label`,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy.join(' ') || undefined,
    onFocus: props.onFocus,
  } as const
  const typed = { ...control, onType: type, onPaste: paste, onBlur: leave }

  return (
    <FieldFrame
      id={id}
      name={name}
      field={field}
      origin={origin}
      note={said}
      hint={warning}
      error={error}
      after={children}
    >
      {field.kind === 'text' && (
        <TextInput
          {...typed}
          field={field}
          met={isSettled && !error && !hint && Boolean(field.format) && !checkField(field, value)}
        />
      )}
      {field.kind === 'secret' && <SecretInput {...typed} field={field} submits={props.submits ?? 0} />}
      {field.kind === 'select' && <SelectInput {...control} field={field} onChoose={onChange} onBlur={props.onBlur} />}
    </FieldFrame>
  )
}
