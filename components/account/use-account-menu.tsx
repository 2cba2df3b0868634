'use client'

import { type ReactNode, useState } from 'react'
import { DeleteDialog } from '#components/accounts/delete-dialog.tsx'
import { RenameDialog } from '#components/accounts/rename-dialog.tsx'
import { useMe } from '#components/shell/may.tsx'
import { MenuItem } from '#components/ui/menu.tsx'
import type { Account } from '#lib/api/contract.ts'
import { useVerb } from './use-verb.ts'
import { VerbDialog } from './verb-dialog.tsx'
import { verbIcons } from './verb-icons.ts'
import { type Verb, verbsFor, verbWords } from './verbs.ts'

/**
 * What every menu of an account has: what one may, the verbs that fit its status as menu items, and the dialogs that ask
 * first. `leave`: whether its page is left when it is deleted.
 */
export function useAccountMenu(account: Account, { leave }: { leave: boolean }) {
  const may = useMe()?.may ?? []
  const { act, pending } = useVerb(account)
  const [asked, setAsked] = useState<'rename' | 'delete' | Verb>()
  // What is fading out keeps its words.
  const [verb, setVerb] = useState<Verb>('suspend')
  const close = () => setAsked(undefined)
  const choose = (next: Verb) => {
    if (!verbWords(next, account).question) return void act(next)
    setVerb(next)
    setAsked(next)
  }
  const verbs: ReactNode[] = verbsFor(account)
    .filter((other) => may.includes(verbWords(other, account).takes))
    .map((other) => {
      const Icon = verbIcons[other]
      return (
        <MenuItem key={other} onClick={() => choose(other)}>
          <Icon aria-hidden="true" />
          {verbWords(other, account).label}
        </MenuItem>
      )
    })
  const dialogs = (
    <>
      <RenameDialog account={account} open={asked === 'rename'} onClose={close} />
      <DeleteDialog account={account} open={asked === 'delete'} leave={leave} onClose={close} />
      <VerbDialog account={account} verb={verb} open={asked === verb} onClose={close} />
    </>
  )
  return { may, pending, ask: setAsked, verbs, dialogs }
}
