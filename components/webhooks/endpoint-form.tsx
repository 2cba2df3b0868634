'use client'

import { useState } from 'react'
import { AskForm } from '#components/settings/ask-dialog.tsx'
import type { Asked } from '#components/shell/api.ts'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { TextField } from '#components/ui/text-field.tsx'
import type { EventType, Webhook } from '#lib/api/webhook-contract.ts'
import { type ChosenEvents, EventChoice } from './event-choice.tsx'
import type { EventTypes } from './event-words.ts'

type Entries = { url: string; description: string | null; types: EventType[] }

type EndpointFormProps = {
  title: string
  description: string
  confirm: string
  pendingLabel: string
  types: EventTypes
  /** what it is so far; nothing for a new one */
  endpoint?: Webhook
  send: (entries: Entries) => Promise<Asked<unknown>>
  onDone: () => void
}

/** Where an endpoint is, what it is told of, and what it is for. */
export function EndpointForm({ types, endpoint, send, onDone, ...words }: EndpointFormProps) {
  const [chosen, setChosen] = useState<ChosenEvents>(() =>
    endpoint && endpoint.types.length > 0 ? new Set(endpoint.types) : 'all',
  )
  const form = useHubForm({
    values: { url: endpoint?.url ?? '', description: endpoint?.description ?? '' },
    send: async ({ url, description }) => {
      if (chosen !== 'all' && chosen.size === 0) return noEvent
      const listed = chosen === 'all' ? [] : [...chosen]
      return send({ url: url.trim(), description: description.trim() || null, types: listed })
    },
    onDone,
  })
  const noneChosen = chosen !== 'all' && chosen.size === 0 && form.problem?.fields?.types
  return (
    <AskForm {...words} form={form}>
      <TextField
        {...form.register('url', { required: 'Enter the address that is to be told: https://app.acme.com/webhooks' })}
        id="url"
        label="Address"
        help="The hub posts to it: https://app.acme.com/webhooks"
        type="url"
        inputMode="url"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        error={form.errorOf('url')}
      />
      <TextField
        {...form.register('description', { maxLength: { value: 200, message: 'Use at most 200 characters.' } })}
        id="description"
        label="Description"
        optional
        help="What listens there: “Backend, production”."
        autoComplete="off"
        error={form.errorOf('description')}
      />
      <EventChoice types={types} chosen={chosen} onChoose={setChosen} error={noneChosen || undefined} />
    </AskForm>
  )
}

const noEvent = {
  ok: false,
  problem: {
    status: 422,
    detail: 'Nothing was saved: no event is chosen.',
    next: 'Choose what the endpoint is told of.',
    fields: { types: 'Choose at least one event, or all of them.' },
  },
} as const satisfies Asked<never>
