'use client'

import { useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { useWords } from '#components/words/words-provider.tsx'
import type { Fields } from '#lib/define/index.ts'

type ErrorSummaryProps = { names: readonly string[]; fields: Fields; onGo: (name: string) => void }

const linkLook =
  'min-h-6 text-start font-medium text-foreground underline decoration-danger-line underline-offset-4 hover:decoration-current'

/** Where more than one field needs attention: a way to each. What is wrong stands at the field. Stays until all are mended. */
export function ErrorSummary({ names, fields, onGo }: ErrorSummaryProps) {
  const t = useWords()
  const [open, setOpen] = useState(false)
  if (!open && names.length > 1) setOpen(true)
  if (open && names.length === 0) setOpen(false)
  if (!open || names.length === 0) return null
  return (
    <Alert
      role="alert"
      data-summary
      tone="danger"
      className="scroll-mt-5"
      title={t.count(names.length, 'One entry needs attention', '{n} entries need attention')}
    >
      <ul className="flex flex-wrap gap-x-4">
        {names.map((name) => (
          <li key={name} className="min-w-0 break-words">
            <button type="button" onClick={() => onGo(name)} className={linkLook}>
              {fields[name]?.label}
            </button>
          </li>
        ))}
      </ul>
    </Alert>
  )
}
