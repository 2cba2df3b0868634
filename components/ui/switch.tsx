'use client'

import type { ReactNode } from 'react'

type SwitchProps = { checked: boolean; onCheckedChange: (checked: boolean) => void; children: ReactNode }

/** On or off, at once. A native checkbox underneath: Space works, forms work, forced colours work. */
export const Switch = ({ checked, onCheckedChange, children }: SwitchProps) => (
  <label className="flex min-h-6 cursor-pointer items-center gap-2.5 text-sm pointer-coarse:min-h-11">
    <span className="relative inline-flex">
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        aria-checked={checked}
        onChange={(event) => onCheckedChange(event.target.checked)}
        className="peer h-5 w-9 cursor-pointer appearance-none rounded-full border border-input bg-muted transition-colors duration-100 checked:border-primary checked:bg-primary"
      />
      <span className="pointer-events-none absolute top-[0.1875rem] start-[0.1875rem] size-3.5 rounded-full border border-input bg-card transition-transform duration-100 peer-checked:translate-x-4 peer-checked:border-transparent peer-checked:bg-primary-foreground" />
    </span>
    {children}
  </label>
)
