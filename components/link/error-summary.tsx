'use client'

import { useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import type { Fields } from '#lib/define/index.ts'

type ErrorSummaryProps = {
  errors: readonly { name: string; message: string }[]
  fields: Fields
  onGo: (name: string) => void
}

const linkLook =
  'min-h-6 text-start font-medium text-foreground underline decoration-danger-line underline-offset-4 hover:decoration-current'

/** Where more than one field needs attention: the same words as at the fields, and a way to each. Stays until all are mended. */
export function ErrorSummary({ errors, fields, onGo }: ErrorSummaryProps) {
  const [open, setOpen] = useState(false)
  if (!open && errors.length > 1) setOpen(true)
  if (open && errors.length === 0) setOpen(false)
  if (!open || errors.length === 0) return null
  const sentences = [...new Set(errors.map(({ message }) => message))]
  const shared = sentences.length === 1
  return (
    <Alert
      role="alert"
      data-summary
      tone="danger"
      className="scroll-mt-5"
      title={shared ? sentences[0] : `${errors.length} entries need attention`}
    >
      <ul className={shared ? 'flex flex-wrap gap-x-4' : 'flex flex-col gap-1'}>
        {errors.map(({ name, message }) => (
          <li key={name} className="min-w-0 break-words">
            <button type="button" onClick={() => onGo(name)} className={linkLook}>
              {fields[name]?.label}
            </button>
            {!shared && <span>: {message}</span>}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
