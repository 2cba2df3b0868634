'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { MakeDialog } from '#components/settings/make-dialog.tsx'
import { api, ask } from '#components/shell/api.ts'
import type { MadeWebhook } from '#lib/api/webhook-contract.ts'
import { EndpointForm } from './endpoint-form.tsx'
import type { EventTypes } from './event-words.ts'
import { SigningSecret } from './signing-secret.tsx'

/** Adds an endpoint: a button, the question, and its signing secret, once; then its page, to send a test event. */
export function AddEndpoint({ types }: { types: EventTypes }) {
  const router = useRouter()
  return (
    <MakeDialog<MadeWebhook>
      icon={<Plus aria-hidden="true" />}
      label="Add endpoint"
      onSeen={({ webhook }) => router.push(`/webhooks/${webhook.id}`)}
      form={(onMade) => (
        <EndpointForm
          title="Add endpoint"
          description="A page of your own server that is told when something happens here."
          confirm="Add endpoint"
          pendingLabel="Adding…"
          types={types}
          send={async (json) => {
            const answer = await ask(api().webhooks.$post({ json }))
            if (answer.ok) onMade(answer.value)
            return answer
          }}
          onDone={() => {}}
        />
      )}
      view={({ webhook, secret }) => (
        <SigningSecret
          title="The endpoint is added"
          description="Copy its signing secret now: the hub does not show it again. With it, your server proves that a message came from here."
          secret={secret}
        >
          <p className="text-muted-foreground">
            Put it where {new URL(webhook.url).host} reads it, as HUB_WEBHOOK_SECRET. Then send a test event from the
            endpoint’s page, which comes next.
          </p>
        </SigningSecret>
      )}
    />
  )
}
