'use client'

import { X } from 'lucide-react'
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { inputLook } from '#components/ui/input.tsx'
import { type Owner, useOwners } from './use-owners.ts'

type OwnerFilterProps = { value: Owner | undefined; onChoose: (owner: Owner | undefined) => void }

/** Which customer: found by name or id, as accounts are. Our own listbox: what npm has brings inline styles. */
export function OwnerFilter({ value, onChoose }: OwnerFilterProps) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const { owners, said, look } = useOwners()
  const active = Math.min(at, owners.length - 1)
  const box = useRef<HTMLDivElement>(null)
  // What was pressed goes; what stands there instead takes the focus, and opens nothing.
  const moves = useRef(false)
  const isChosen = value !== undefined
  useLayoutEffect(() => {
    if (moves.current) box.current?.querySelector<HTMLElement>(isChosen ? 'button' : 'input')?.focus()
    moves.current = false
  }, [isChosen])

  const type = (text: string) => {
    setTyped(text)
    setAt(0)
    setOpen(true)
    void look(text.trim())
  }
  const choose = (owner: Owner) => {
    setTyped('')
    setOpen(false)
    moves.current = true
    onChoose(owner)
  }
  const press = (event: KeyboardEvent) => {
    const chosen = owners[active]
    if (event.key === 'Escape' && open) setOpen(false)
    else if (event.key === 'Enter' && open && chosen) choose(chosen)
    else if (event.key === 'ArrowDown') open ? setAt((active + 1) % owners.length || 0) : setOpen(true)
    else if (event.key === 'ArrowUp' && open) setAt((active + owners.length - 1) % owners.length || 0)
    else return
    event.preventDefault()
  }
  if (value)
    return (
      <div ref={box} className="grid min-w-0">
        <Button
          aria-label={`Customer ${value.name}: show all customers`}
          onClick={() => {
            moves.current = true
            onChoose(undefined)
          }}
          className="min-w-0 justify-between gap-2 font-normal"
        >
          <span className="truncate">{value.name}</span>
          <X aria-hidden="true" />
        </Button>
      </div>
    )
  return (
    <div ref={box} className="relative min-w-0">
      <input
        type="text"
        role="combobox"
        aria-label="Customer"
        aria-expanded={open}
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={open && active >= 0 ? `${id}-${active}` : undefined}
        placeholder="All customers"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={({ target }) => type(target.value)}
        onKeyDown={press}
        onFocus={() => setOpen(!moves.current)}
        onBlur={() => setOpen(false)}
        className={cn(inputLook, 'h-9 truncate px-3 pointer-coarse:h-11')}
      />
      {/* A press must not take the focus, which would close the list before it is heard. */}
      <div
        onPointerDown={(event) => event.preventDefault()}
        className={cn(
          'absolute end-0 top-full z-30 mt-1 max-h-80 w-full min-w-64 overflow-y-auto rounded-md border border-border bg-popover p-1 shadow-pop max-sm:min-w-0',
          !open && 'hidden',
        )}
      >
        <p role="status" className="px-2 py-1.5 text-muted-foreground text-sm empty:hidden">
          {said}
        </p>
        <div id={`${id}-list`} role="listbox" aria-label="Customers" className={cn(owners.length === 0 && 'hidden')}>
          {owners.map((owner, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: reached by aria-activedescendant
            // biome-ignore lint/a11y/useKeyWithClickEvents: Enter is the input's
            <div
              key={owner.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              data-active={index === active || undefined}
              onClick={() => choose(owner)}
              onPointerMove={() => setAt(index)}
              className="flex min-h-8 cursor-pointer flex-col justify-center rounded-sm px-2 py-1 data-active:bg-hover pointer-coarse:min-h-11"
            >
              <span className="[overflow-wrap:anywhere]">{owner.name}</span>
              {owner.id !== owner.name && (
                <span className="truncate font-mono text-muted-foreground text-xs">{owner.id}</span>
              )}
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}
