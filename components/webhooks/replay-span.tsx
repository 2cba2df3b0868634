'use client'

import { History } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { AskDialog, AskForm } from '#components/settings/ask-dialog.tsx'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { Button } from '#components/ui/button.tsx'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { notify } from '#components/ui/toast.tsx'
import type { Webhook } from '#lib/api/webhook-contract.ts'
import { localTime, readSpan } from './local-time.ts'
import { askForReplay, useReplayCount } from './use-replay-count.ts'

const which = [
  {
    value: 'failed',
    label: 'What did not arrive',
    description: 'Deliveries that used every try or were cancelled.',
  },
  {
    value: 'all',
    label: 'Everything',
    description: 'Also what arrived, and what happened while the endpoint was off or not there yet.',
  },
] as const

type Which = (typeof which)[number]['value']

/** Sends what happened in a span of time again; how much that is stands there before. */
export function ReplaySpan({ endpoint }: { endpoint: Webhook }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <History aria-hidden="true" />
        Send many again
      </Button>
      <AskDialog open={open} onClose={() => setOpen(false)} size="md">
        <SpanForm endpoint={endpoint} onDone={() => setOpen(false)} />
      </AskDialog>
    </>
  )
}

const minute = 60_000
const day = 24 * 60 * minute

/** Since it fails, or for a day. */
const startOf = ({ failing_since }: Webhook, now: number) =>
  failing_since ? Date.parse(failing_since) - minute : now - day

const events = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'event' : 'events'}`

function SpanForm({ endpoint, onDone }: { endpoint: Webhook; onDone: () => void }) {
  const router = useRouter()
  const [state, setState] = useState<Which>('failed')
  const [now] = useState(() => Date.now())
  const [typed, setTyped] = useState({ from: localTime(startOf(endpoint, now)), to: localTime(now + minute) })
  const { span, wrong } = readSpan(typed, now)
  const count = useReplayCount(endpoint.id, span && { ...span, state })
  const form = useHubForm({
    values: {},
    send: async () => {
      if (!span) return notSent
      const answer = await askForReplay(endpoint.id, { ...span, state })
      if (answer.ok) notify({ title: `${events(answer.value.queued)} on the way again`, tone: 'good' })
      return answer
    },
    onDone: () => {
      onDone()
      router.refresh()
    },
  })
  const refused = form.problem ?? (count && !count.ok ? count.problem : undefined)
  const counted = count?.ok ? count.value.queued : undefined
  return (
    <AskForm
      title="Send many events again"
      description="Those of a span of time. Each keeps its id, so that your server can tell which it has already."
      form={form}
      confirm={counted ? `Send ${events(counted)}` : 'Send again'}
      pendingLabel="Sending…"
    >
      <div className="grid gap-4 sm:grid-cols-2">
        {(['from', 'to'] as const).map((name) => (
          <TextField
            key={name}
            id={name}
            label={name === 'from' ? 'From' : 'To'}
            type="datetime-local"
            value={typed[name]}
            onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
            error={wrong?.field === name ? wrong.sentence : refused?.fields?.[name]}
          />
        ))}
      </div>
      <RadioCards
        legend="What to send"
        options={which}
        value={state}
        onValueChange={(value) => setState(value as Which)}
      />
      <p role="status" className="min-h-[1.375rem] font-medium">
        {counted !== undefined
          ? counted > 0
            ? `${events(counted)} would be sent again.`
            : 'There is nothing to send again in this span.'
          : span && (
              <span className="font-normal text-muted-foreground">
                {count && !count.ok ? `${count.problem.detail} ${count.problem.next}` : 'Counting…'}
              </span>
            )}
      </p>
    </AskForm>
  )
}

const notSent = {
  ok: false,
  problem: {
    status: 422,
    detail: 'Nothing was sent: the span is not clear.',
    next: 'Choose a time to begin with, and a later one to end with.',
  },
} as const
