'use client'

import { Copy, Ellipsis, Pencil, ScrollText, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { copyId } from '#components/accounts/copy-id.ts'
import { DeleteDialog } from '#components/accounts/delete-dialog.tsx'
import { RenameDialog } from '#components/accounts/rename-dialog.tsx'
import { useMe } from '#components/shell/may.tsx'
import { buttonVariants } from '#components/ui/button.tsx'
import { Menu, MenuContent, MenuItem, MenuLink, MenuSeparator, MenuTrigger } from '#components/ui/menu.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { Account } from '#lib/api/contract.ts'
import { useVerb } from './use-verb.ts'
import { VerbDialog } from './verb-dialog.tsx'
import { verbIcons } from './verb-icons.ts'
import { type Verb, verbsFor, verbWords } from './verbs.ts'

type Question = 'rename' | 'delete' | Verb

/** What can be done with the account of this page, besides what stands on it as a button. */
export function PageMenu({ account }: { account: Account }) {
  const may = useMe()?.may ?? []
  const { act, pending } = useVerb(account)
  const [asked, setAsked] = useState<Question>()
  // What is fading out keeps its words.
  const [verb, setVerb] = useState<Verb>('suspend')
  const close = () => setAsked(undefined)
  const verbs = verbsFor(account).filter((other) => may.includes(verbWords(other, account).takes))
  const choose = (next: Verb) => {
    if (!verbWords(next, account).question) return void act(next)
    setVerb(next)
    setAsked(next)
  }
  return (
    <>
      <Menu>
        <MenuTrigger
          aria-label={`Actions for ${account.display_name}`}
          className={buttonVariants({ variant: 'outline', size: 'icon' })}
        >
          {pending ? <Spinner /> : <Ellipsis aria-hidden="true" />}
        </MenuTrigger>
        <MenuContent>
          {may.includes('account.rename') && (
            <MenuItem onClick={() => setAsked('rename')}>
              <Pencil aria-hidden="true" />
              Rename
            </MenuItem>
          )}
          <MenuItem onClick={() => copyId(account.id)}>
            <Copy aria-hidden="true" />
            Copy account id
          </MenuItem>
          {may.includes('audit.read') && (
            <MenuLink render={<Link href={`/audit?target=${account.id}`} prefetch={false} />}>
              <ScrollText aria-hidden="true" />
              View audit log
            </MenuLink>
          )}
          {verbs.length > 0 && <MenuSeparator />}
          {verbs.map((other) => {
            const Icon = verbIcons[other]
            return (
              <MenuItem key={other} onClick={() => choose(other)}>
                <Icon aria-hidden="true" />
                {verbWords(other, account).label}
              </MenuItem>
            )
          })}
          {may.includes('account.delete') && (
            <>
              <MenuSeparator />
              <MenuItem tone="danger" onClick={() => setAsked('delete')}>
                <Trash2 aria-hidden="true" />
                Delete
              </MenuItem>
            </>
          )}
        </MenuContent>
      </Menu>
      <RenameDialog account={account} open={asked === 'rename'} onClose={close} />
      <DeleteDialog account={account} open={asked === 'delete'} leave onClose={close} />
      <VerbDialog account={account} verb={verb} open={asked === verb} onClose={close} />
    </>
  )
}
