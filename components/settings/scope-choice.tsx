'use client'

import { FieldError } from '#components/ui/text-field.tsx'
import type { KeyList, Scope } from '#lib/api/key-contract.ts'

type ScopeChoiceProps = {
  scopes: KeyList['scopes']
  chosen: ReadonlySet<Scope>
  onChoose: (chosen: ReadonlySet<Scope>) => void
  error: string | undefined
}

/** What a key may do, each with a sentence. Everything holds the others, so they are then chosen and locked. */
export function ScopeChoice({ scopes, chosen, onChoose, error }: ScopeChoiceProps) {
  const all = chosen.has('*')
  const toggle = (name: Scope, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(name)
    else next.delete(name)
    onChoose(next)
  }
  return (
    <fieldset aria-describedby={error ? 'scopes-error' : undefined} className="min-w-0">
      <legend className="mb-1.5 font-medium text-base">What it may do</legend>
      <ul id="scopes" tabIndex={-1} className="rounded-md border border-input outline-none">
        {scopes.map(({ name, means }, index) => (
          <li key={name} className="border-border border-b last:border-b-0">
            <label className="flex min-h-10 cursor-pointer items-start gap-2.5 px-3 py-2 hover:bg-hover has-disabled:cursor-default has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:-outline-offset-2 pointer-coarse:min-h-11 pointer-coarse:py-2.5">
              <input
                id={index === 0 ? 'scope-first' : undefined}
                type="checkbox"
                checked={all || chosen.has(name)}
                disabled={all && name !== '*'}
                aria-invalid={error ? true : undefined}
                onChange={(event) => toggle(name, event.target.checked)}
                className="mt-[0.1875rem] size-4 shrink-0 focus-visible:outline-none"
              />
              <span className="flex min-w-0 flex-1 flex-wrap justify-between gap-x-3">
                {means}
                <code aria-hidden="true" className="font-mono text-muted-foreground text-xs leading-5">
                  {name === '*' ? 'all' : name}
                </code>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {error && <FieldError id="scopes-error">{error}</FieldError>}
    </fieldset>
  )
}
