'use client'

import { Search, X } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { LEAST_LETTERS } from './list-url.ts'

type SearchInputProps = { typed: string; pending: boolean; onType: (typed: string) => void }

/** Where accounts are searched; says what it waits for while there are too few letters. */
export function SearchInput({ typed, pending, onType }: SearchInputProps) {
  const input = useRef<HTMLInputElement>(null)
  const letters = typed.trim().length
  // The button goes, and with it whatever had the focus.
  const clear = () => {
    onType('')
    input.current?.focus()
  }
  return (
    <div className="relative min-w-0 flex-1 basis-52 lg:max-w-72">
      <span className="pointer-events-none absolute inset-y-0 start-3 flex items-center text-muted-foreground">
        {pending ? <Spinner /> : <Search aria-hidden="true" className="size-4" />}
      </span>
      <Input
        ref={input}
        name="search"
        value={typed}
        onChange={(event) => onType(event.target.value)}
        aria-label="Search accounts"
        aria-describedby="search-waits"
        placeholder="Name, customer, subdomain or id"
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        className="px-9"
      />
      <p
        id="search-waits"
        role="status"
        className="pointer-events-none absolute inset-y-0 end-10 flex items-center text-muted-foreground text-sm empty:hidden"
      >
        {letters > 0 && letters < LEAST_LETTERS && 'Three letters or more'}
      </p>
      {typed && (
        <Button
          variant="quiet"
          size="icon-sm"
          aria-label="Clear search"
          onClick={clear}
          className="absolute inset-y-0 end-0.5 my-auto"
        >
          <X aria-hidden="true" />
        </Button>
      )}
    </div>
  )
}
