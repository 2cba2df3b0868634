'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { postProgress } from '#components/link/post-progress.ts'
import { notify } from '#components/ui/toast.tsx'
import type { Account } from '#lib/api/contract.ts'
import { checkWords } from './check-words.ts'

/** Checks an account without leaving the list, and says how it went. */
export function useCheck({ id, display_name, provider_name }: Account) {
  const router = useRouter()
  const [checking, start] = useTransition()
  const check = () =>
    start(async () => {
      const never = new AbortController().signal
      const ending = await postProgress(`/api/accounts/${id}/check`, {}, never, () => {})
      const said = checkWords(ending, provider_name)
      if (said) notify({ ...said, title: `${display_name}: ${said.title}` })
      router.refresh()
    })
  return { check, checking }
}
