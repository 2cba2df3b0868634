'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { statusWords } from '#components/accounts/status.ts'
import { notify } from '#components/ui/toast.tsx'
import type { Account } from '#lib/api/contract.ts'
import { sendVerb } from './send-verb.ts'
import { type Verb, verbWords } from './verbs.ts'

/** Does what needs no question first (Resume, Unarchive), says how it ended, and shows the page as it is then. */
export function useVerb(account: Account) {
  const router = useRouter()
  const [pending, setPending] = useState<Verb>()
  const act = async (verb: Verb) => {
    if (pending) return
    setPending(verb)
    const answer = await sendVerb(verb, account)
    setPending(undefined)
    if (!answer.ok) {
      const { detail, next } = answer.problem
      return void notify({ title: detail, description: next, tone: 'danger' })
    }
    tellDone(verb, account, answer.value)
    router.refresh()
  }
  return { act, pending }
}

/** What was done, and where the account is not well all the same, that too. */
export function tellDone(verb: Verb, before: Account, after: Account): void {
  const stays = (verb === 'resume' || verb === 'unarchive') && after.status !== 'active'
  notify({
    title: verbWords(verb, before).done,
    ...(stays && { description: `${statusWords[after.status].word}: ${after.status_reasons[0]?.description ?? ''}` }),
    tone: stays ? 'warning' : 'good',
  })
}
