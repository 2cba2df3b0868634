'use client'

import { FieldError } from '#components/ui/text-field.tsx'
import type { EventType } from '#lib/api/webhook-contract.ts'
import { type EventTypes, eventGroups } from './event-words.ts'

export type ChosenEvents = 'all' | ReadonlySet<EventType>

type EventChoiceProps = {
  types: EventTypes
  chosen: ChosenEvents
  onChoose: (chosen: ChosenEvents) => void
  error: string | undefined
}

const row =
  'flex min-h-10 cursor-pointer items-start gap-2.5 px-3 py-2 hover:bg-hover has-disabled:cursor-default has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:-outline-offset-2 pointer-coarse:min-h-11 pointer-coarse:py-2.5'
const box = 'mt-[0.1875rem] size-4 shrink-0 focus-visible:outline-none'

/** What an endpoint is told of. All holds the others and those to come, so they are then chosen and locked. */
export function EventChoice({ types, chosen, onChoose, error }: EventChoiceProps) {
  const all = chosen === 'all'
  const toggle = (type: EventType, on: boolean) => {
    const next = new Set(chosen === 'all' ? [] : chosen)
    if (on) next.add(type)
    else next.delete(type)
    onChoose(next)
  }
  return (
    <fieldset aria-describedby={error ? 'types-error' : undefined} className="min-w-0">
      <legend className="mb-1.5 font-medium text-base">Events</legend>
      <div id="types" tabIndex={-1} className="rounded-md border border-input outline-none">
        <label className={row}>
          <input
            type="checkbox"
            checked={all}
            onChange={({ target }) => onChoose(target.checked ? 'all' : new Set())}
            className={box}
          />
          <span>All events, also those that are added to the hub later</span>
        </label>
        {eventGroups(types).map(({ name, events }) => (
          <fieldset key={name} className="min-w-0 border-border border-t">
            <legend className="sr-only">{name}</legend>
            <p aria-hidden="true" className="px-3 pt-2 font-medium text-muted-foreground text-xs">
              {name}
            </p>
            {events.map(({ name: type, means }) => (
              <label key={type} className={row}>
                <input
                  type="checkbox"
                  checked={all || chosen.has(type)}
                  disabled={all}
                  aria-invalid={error ? true : undefined}
                  onChange={({ target }) => toggle(type, target.checked)}
                  className={box}
                />
                <span className="min-w-0 flex-1">
                  <code className="font-mono text-sm [overflow-wrap:anywhere]">{type}</code>
                  <span className="block text-muted-foreground text-sm">{means}.</span>
                </span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      {error && <FieldError id="types-error">{error}</FieldError>}
    </fieldset>
  )
}
