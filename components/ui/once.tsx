'use client'

import { useLayoutEffect, useRef } from 'react'
import { CopyButton } from './copy-button.tsx'
import { Input } from './input.tsx'
import { Label } from './label.tsx'

/** Something that is shown once, to copy: it takes the focus, because what was pressed before is gone. */
export function Once({ id, label, value, what }: { id: string; label: string; value: string; what: string }) {
  const field = useRef<HTMLInputElement>(null)
  // Before the dialog around it looks whether the focus got lost, and takes it.
  useLayoutEffect(() => field.current?.focus(), [])
  return (
    <div>
      <Label htmlFor={id} className="mb-1.5">
        {label}
      </Label>
      <div className="flex items-center gap-2">
        <Input
          id={id}
          ref={field}
          readOnly
          value={value}
          onFocus={(event) => event.target.select()}
          className="font-mono text-sm"
        />
        <CopyButton value={value} what={what} />
      </div>
    </div>
  )
}
