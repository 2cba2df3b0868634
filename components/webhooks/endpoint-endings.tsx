'use client'

import { useRouter } from 'next/navigation'
import { AskForm } from '#components/settings/ask-dialog.tsx'
import { api, ask } from '#components/shell/api.ts'
import { useHubForm } from '#components/shell/use-hub-form.ts'
import { notify } from '#components/ui/toast.tsx'
import type { Webhook } from '#lib/api/webhook-contract.ts'

type EndingProps = { endpoint: Webhook; onDone: () => void }

/** The questions before an endpoint is told nothing more: for a while, or for good. */

export function SwitchOffForm({ endpoint: { id, url }, onDone }: EndingProps) {
  const form = useHubForm({
    values: {},
    send: () => ask(api().webhooks[':id'].$patch({ param: { id }, json: { enabled: false } })),
    onDone: () => {
      notify({ title: 'The endpoint is switched off', tone: 'good' })
      onDone()
    },
  })
  return (
    <AskForm
      title="Switch this endpoint off?"
      description={`Nothing more is sent to ${url} until it is switched on again. What waits is kept until then; what happens meanwhile is not queued, and can be sent again for 30 days.`}
      form={form}
      confirm="Switch off"
      pendingLabel="Switching off…"
    />
  )
}

export function DeleteForm({ endpoint: { id, url }, onDone }: EndingProps) {
  const router = useRouter()
  const form = useHubForm({
    values: {},
    send: () => ask(api().webhooks[':id'].$delete({ param: { id } })),
    onDone: () => {
      onDone()
      notify({ title: 'The endpoint is deleted', description: url, tone: 'good' })
      router.push('/webhooks')
      router.refresh()
    },
  })
  return (
    <AskForm
      title="Delete this endpoint?"
      description={`${url} is told nothing more. Its signing secret, what waits for it and the record of its deliveries are erased. This cannot be undone; to pause it, switch it off.`}
      form={form}
      confirm="Delete endpoint"
      pendingLabel="Deleting…"
      danger
    />
  )
}
