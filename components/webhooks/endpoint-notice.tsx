'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Ago } from '#components/accounts/ago.tsx'
import { exactTime } from '#components/accounts/relative-time.ts'
import { api, ask } from '#components/shell/api.ts'
import { May } from '#components/shell/may.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/toast.tsx'
import type { Webhook } from '#lib/api/webhook-contract.ts'
import { endpointState } from './endpoint-state.ts'
import { useSwitchOn } from './use-switch-on.ts'

/** What is the matter with an endpoint, and the way to mend it; and that two secrets sign. Nothing where all is well. */
export const EndpointNotice = ({ endpoint }: { endpoint: Webhook }) => (
  <div className="grid gap-3 empty:hidden">
    {!endpoint.enabled && <Off endpoint={endpoint} />}
    {endpoint.enabled && endpoint.failing_since && (
      <Alert tone="danger" title="The last delivery did not arrive">
        This began <Ago time={endpoint.failing_since} className="min-h-0" />. Each delivery is tried ten times over
        about three days; what comes later for the same account waits behind it. After five failing days in a row the
        endpoint is switched off.
      </Alert>
    )}
    {endpoint.previous_secret_until && <OldSecret id={endpoint.id} until={endpoint.previous_secret_until} />}
  </div>
)

function Off({ endpoint }: { endpoint: Webhook }) {
  const [switchOn, pending] = useSwitchOn(endpoint)
  const { word, more, since, state } = endpointState(endpoint)
  return (
    <Alert
      tone={state === 'broken' ? 'danger' : 'warning'}
      title={more ? `${word} ${more}` : word}
      actions={
        <May action="webhook.edit">
          <Button size="sm" pending={pending} pendingLabel="Switching on…" onClick={switchOn}>
            Switch on
          </Button>
        </May>
      }
    >
      {since && (
        <>
          That was <Ago time={since} className="min-h-0" />.{' '}
        </>
      )}
      {state === 'broken' && 'Mend what listens there first: a test event is sent in any case. '}
      What was waiting is sent once the endpoint is on; what happens meanwhile you can send again for 30 days.
    </Alert>
  )
}

function OldSecret({ id, until }: { id: string; until: string }) {
  const router = useRouter()
  const [pending, setPending] = useState(false)
  const end = async () => {
    setPending(true)
    const answer = await ask(api().webhooks[':id'].previous_secret.$delete({ param: { id } }))
    setPending(false)
    if (answer.ok) notify({ title: 'Only the new secret signs now', tone: 'good' })
    else
      notify({
        title: 'The old secret still signs',
        description: `${answer.problem.detail} ${answer.problem.next}`,
        tone: 'danger',
      })
    router.refresh()
  }
  return (
    <Alert
      title="Two secrets sign"
      actions={
        <May action="webhook.edit">
          <Button size="sm" pending={pending} pendingLabel="Ending…" onClick={end}>
            End the old one now
          </Button>
        </May>
      }
    >
      The old one signs beside the new one until{' '}
      <time dateTime={until} suppressHydrationWarning>
        {exactTime(until)}
      </time>
      . End it once your server has the new one.
    </Alert>
  )
}
