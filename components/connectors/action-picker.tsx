'use client'

import { Button } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'

type ActionPickerProps = {
  actions: readonly { id: string; title: string }[]
  chosen: ReadonlySet<string>
  onChoose: (chosen: ReadonlySet<string>) => void
  /** what the chosen actions take */
  scopes: readonly string[]
}

/** Which actions the account is for: the guide beside it shows what these need, and the scopes stand here to copy. */
export function ActionPicker({ actions, chosen, onChoose, scopes }: ActionPickerProps) {
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    onChoose(next)
  }
  const all = chosen.size === actions.length
  return (
    <fieldset className="min-w-0 border-border border-b px-5 py-4">
      <legend className="sr-only">Actions that the account is for</legend>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p aria-hidden="true" className="font-medium">
          Actions that the account is for
        </p>
        <Button size="sm" variant="quiet" onClick={() => onChoose(new Set(all ? [] : actions.map(({ id }) => id)))}>
          {all ? 'Choose none' : 'Choose all'}
        </Button>
      </div>
      <ul className="mt-1 grid gap-x-4 sm:grid-cols-2">
        {actions.map(({ id, title }) => (
          <li key={id}>
            <label className="flex min-h-8 cursor-pointer items-center gap-2.5 pointer-coarse:min-h-11">
              <input
                type="checkbox"
                checked={chosen.has(id)}
                onChange={(event) => toggle(id, event.target.checked)}
                className="size-4 shrink-0"
              />
              {title}
            </label>
          </li>
        ))}
      </ul>
      <p role="status" className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-muted-foreground text-sm">
        {scopes.length > 0 ? 'They need these scopes:' : 'They need no scope.'}
        {scopes.map((scope) => (
          <code key={scope} className="rounded-sm bg-muted px-1.5 py-0.5 font-mono text-foreground text-xs">
            {scope}
          </code>
        ))}
        {scopes.length > 0 && <CopyButton value={scopes.join(' ')} what="scopes" iconOnly className="-my-1.5" />}
      </p>
    </fieldset>
  )
}
