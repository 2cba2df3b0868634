'use client'

import { useRef } from 'react'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { isChosen } from './selection.ts'
import { useSelection } from './selection-provider.tsx'

/** Chooses one account of the list; with Shift, all from the one pressed before. */
export function RowCheckbox({ id, name }: { id: string; name: string }) {
  const { selection, onRow } = useSelection()
  const shift = useRef(false)
  return (
    <Checkbox
      aria-label={`Select ${name}`}
      checked={isChosen(selection, id)}
      // Told before the change, which does not know of keys.
      onClick={({ shiftKey }) => {
        shift.current = shiftKey
      }}
      onChange={({ currentTarget }) => onRow(id, currentTarget.checked, shift.current)}
      className="relative z-10 -my-1.5"
    />
  )
}
