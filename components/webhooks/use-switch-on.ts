'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api, ask } from '#components/shell/api.ts'
import { notify } from '#components/ui/toast.tsx'
import type { Webhook } from '#lib/api/webhook-contract.ts'

/** Switches an endpoint on again, and whether that is under way. */
export function useSwitchOn({ id }: Pick<Webhook, 'id'>): [switchOn: () => Promise<void>, pending: boolean] {
  const router = useRouter()
  const [pending, setPending] = useState(false)
  const switchOn = async () => {
    setPending(true)
    const answer = await ask(api().webhooks[':id'].$patch({ param: { id }, json: { enabled: true } }))
    setPending(false)
    if (answer.ok) notify({ title: 'The endpoint is switched on', tone: 'good' })
    else
      notify({
        title: 'The endpoint was not switched on',
        description: `${answer.problem.detail} ${answer.problem.next}`,
        tone: 'danger',
      })
    router.refresh()
  }
  return [switchOn, pending]
}
