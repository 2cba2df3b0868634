'use client'

import type { ComponentProps } from 'react'
import { isAccent } from '#components/hub/accent.ts'
import { cn } from '#components/ui/cn.ts'
import { inputLook } from '#components/ui/input.tsx'
import { TextField } from '#components/ui/text-field.tsx'

type AccentFieldProps = Omit<ComponentProps<typeof TextField>, 'label' | 'value'> & {
  /** what is typed now */
  value: string
  onPick: (color: string) => void
}

/** A colour, typed or picked. */
export const AccentField = ({ value, onPick, ...field }: AccentFieldProps) => (
  <div className="flex w-full items-start gap-2">
    <TextField
      {...field}
      id="accent_color"
      label="Accent colour"
      optional
      help="As #0f766e. Text and lines take a shade of it that can be read in both themes."
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      className="min-w-0 flex-1"
    />
    <input
      type="color"
      aria-label="Pick an accent colour"
      value={isAccent(value) ? value : '#0f766e'}
      onChange={(event) => onPick(event.target.value)}
      className={cn(inputLook, 'mt-[1.75rem] h-9 w-14 shrink-0 cursor-pointer p-1 pointer-coarse:h-11')}
    />
  </div>
)
