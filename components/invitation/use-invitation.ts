'use client'

import { useCallback, useEffect, useState } from 'react'
import { api, ask, type Refusal } from '#components/shell/api.ts'
import type { InvitationView } from '#lib/api/people-contract.ts'

export type Opened =
  | { state: 'reading' }
  | { state: 'refused'; problem: Refusal }
  | { state: 'open'; view: InvitationView; secret: string }

const cutOff: Refusal = {
  status: 404,
  detail: 'The last part of the link, after the #, is missing.',
  next: 'Copy the whole link and open it again.',
}

/** Reads the link's secret from the fragment and asks core what it invites to. `again` asks anew, as after signing in. */
export function useInvitation(id: string) {
  const [opened, setOpened] = useState<Opened>({ state: 'reading' })
  const again = useCallback(async () => {
    const secret = window.location.hash.slice(1)
    if (secret === '') return setOpened({ state: 'refused', problem: cutOff })
    const answer = await ask(api().invitations[':id'].look.$post({ param: { id }, json: { secret } }))
    setOpened(answer.ok ? { state: 'open', view: answer.value, secret } : { state: 'refused', problem: answer.problem })
  }, [id])
  useEffect(() => {
    void again()
    // The same page with another link pasted over its address.
    window.addEventListener('hashchange', again)
    return () => window.removeEventListener('hashchange', again)
  }, [again])
  return { opened, again }
}
