'use client'

import { useState } from 'react'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { Owner } from './link-request.ts'

type OwnerFieldsProps = { owner: Owner; readOnly: boolean; onChange: (owner: Owner) => void }

/** Whose account it is. Without it the account belongs to the project itself. */
export function OwnerFields({ owner, readOnly, onChange }: OwnerFieldsProps) {
  // Open from the start where something is in it; from then on it is the person who opens and closes.
  const [open] = useState(Boolean(owner.name || owner.id))
  return (
    <Disclosure summary="Link it for a customer" open={open}>
      <div className="mt-2 grid gap-4 rounded-md border border-border p-4 sm:grid-cols-2">
        <TextField
          label="Customer’s name"
          optional
          name="origin_owner_name"
          autoComplete="off"
          maxLength={200}
          readOnly={readOnly}
          value={owner.name}
          onChange={(event) => onChange({ ...owner, name: event.currentTarget.value })}
        />
        <TextField
          label="Customer’s id"
          optional
          help="The id of this customer in your own system."
          name="origin_owner_id"
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="none"
          maxLength={200}
          readOnly={readOnly}
          value={owner.id}
          onChange={(event) => onChange({ ...owner, id: event.currentTarget.value })}
        />
        <p className="text-muted-foreground text-sm sm:col-span-2">Left empty, the account belongs to your project.</p>
      </div>
    </Disclosure>
  )
}
