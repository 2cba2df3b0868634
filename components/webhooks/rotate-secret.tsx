'use client'

import { useState } from 'react'
import { exactTime } from '#components/accounts/relative-time.ts'
import { AskForm } from '#components/settings/ask-dialog.tsx'
import { api, ask } from '#components/shell/api.ts'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { RadioCards } from '#components/ui/radio-cards.tsx'
import type { MadeWebhook, Webhook } from '#lib/api/webhook-contract.ts'
import { SigningSecret } from './signing-secret.tsx'

const day = 24 * 60 * 60
const spans = [
  { value: String(day), label: '1 day' },
  { value: String(3 * day), label: '3 days' },
  { value: String(7 * day), label: '7 days' },
  { value: '0', label: 'Not at all' },
] as const

/** A new signing secret, shown once; the old one signs beside it for a while. */
export function RotateSecret({ endpoint: { id, previous_secret_until } }: { endpoint: Webhook }) {
  const [made, setMade] = useState<MadeWebhook>()
  const [seconds, setSeconds] = useState(String(day))
  const form = useHubForm({
    values: {},
    send: async () => {
      const json = { keep_previous_for: Number(seconds) }
      const answer = await ask(api().webhooks[':id'].rotate_secret.$post({ param: { id }, json }))
      if (answer.ok) setMade(answer.value)
      return answer
    },
    onDone: () => {},
  })
  if (!made)
    return (
      <AskForm
        title="Rotate the signing secret?"
        description="A new secret is made and shown once. Until your server has it, messages can carry a signature with the old one as well."
        form={form}
        confirm="Make new secret"
        pendingLabel="Making…"
      >
        <RadioCards
          legend="The old secret goes on signing for"
          options={spans}
          value={seconds}
          onValueChange={setSeconds}
          className="[&>div]:grid-cols-2 [&>div]:sm:grid-cols-4 [&_label]:gap-1.5 [&_label]:whitespace-nowrap [&_label]:px-2.5"
        />
        {previous_secret_until && (
          <p className="text-sm text-warning">
            An older secret still signs as well. It stops when the new one is made: no more than two sign at a time.
          </p>
        )}
      </AskForm>
    )
  const until = made.webhook.previous_secret_until
  return (
    <SigningSecret
      title="The new secret is made"
      description="Copy it now: the hub does not show it again."
      secret={made.secret}
    >
      <p className="text-muted-foreground">
        {until
          ? `Every message is signed with both secrets until ${exactTime(until)}: put the new one in place before.`
          : 'Messages are signed with it alone from now on: put it in place at once.'}
      </p>
    </SigningSecret>
  )
}
