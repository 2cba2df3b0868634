'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { applyTheme, onTheme, type ThemeChoice } from './apply-theme.ts'

export type { ThemeChoice }

const choices = [
  { value: 'system', label: 'System', icon: Monitor },
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
] as const

/** Light, dark or as the system says. Kept in a cookie, so that the server draws the next page right at once. */
export function ThemeSwitch({ initial, labelled = false }: { initial: ThemeChoice; labelled?: boolean }) {
  const [chosen, setChosen] = useState(initial)
  const name = useId()
  // Also where it is chosen elsewhere: in the other switch, or with ⌘K.
  useEffect(() => onTheme(setChosen), [])
  return (
    <fieldset className="flex gap-0.5 rounded-md border border-border p-0.5">
      <legend className="sr-only">Theme</legend>
      {choices.map(({ value, label, icon: Icon }) => (
        <label
          key={value}
          title={label}
          className="flex h-7 flex-1 cursor-pointer items-center justify-center gap-1.5 font-medium text-sm rounded-sm border border-transparent text-muted-foreground hover:text-foreground has-checked:border-border has-checked:bg-hover has-checked:text-foreground has-focus-visible:outline-2 has-focus-visible:outline-ring pointer-coarse:h-11"
        >
          <input
            type="radio"
            name={name}
            checked={chosen === value}
            onChange={() => applyTheme(value)}
            className="sr-only"
          />
          <Icon aria-hidden="true" className="size-4" />
          <span className={labelled ? undefined : 'sr-only'}>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
