'use client'

import {
  Activity,
  Copy,
  Ellipsis,
  Eye,
  KeyRound,
  Pencil,
  RefreshCw,
  ScrollText,
  Trash2,
  Users,
  Wrench,
} from 'lucide-react'
import Link from 'next/link'
import { type ReactNode, useState } from 'react'
import { useVerb } from '#components/account/use-verb.ts'
import { VerbDialog } from '#components/account/verb-dialog.tsx'
import { verbIcons } from '#components/account/verb-icons.ts'
import { type Verb, verbsFor, verbWords } from '#components/account/verbs.ts'
import { useMe } from '#components/shell/may.tsx'
import { buttonVariants } from '#components/ui/button.tsx'
import { Menu, MenuContent, MenuItem, MenuLink, MenuSeparator, MenuTrigger } from '#components/ui/menu.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { Account } from '#lib/api/contract.ts'
import { copyId } from './copy-id.ts'
import { DeleteDialog } from './delete-dialog.tsx'
import { fixHref } from './fix-href.ts'
import { RenameDialog } from './rename-dialog.tsx'
import { isWithoutConnector } from './status.ts'
import { useCheck } from './use-check.ts'

type Question = 'rename' | 'delete' | Verb

/** What can be done with one account of the list: look, mend, stop, keep for the record, delete. */
export function RowMenu({ account }: { account: Account }) {
  const may = useMe()?.may ?? []
  const { check, checking } = useCheck(account)
  const { act, pending } = useVerb(account)
  const [asked, setAsked] = useState<Question>()
  // What is fading out keeps its words.
  const [verb, setVerb] = useState<Verb>('suspend')
  const close = () => setAsked(undefined)
  const choose = (next: Verb) => {
    if (!verbWords(next, account).question) return void act(next)
    setVerb(next)
    setAsked(next)
  }
  const verbs = verbsFor(account).filter((other) => may.includes(verbWords(other, account).takes))
  const fix = fixHref(account)
  const page = `/accounts/${account.id}`
  const canAsk = !isWithoutConnector(account)
  return (
    <>
      <Menu>
        <MenuTrigger
          aria-label={`Actions for ${account.display_name}`}
          className={buttonVariants({ variant: 'quiet', size: 'icon-sm', className: 'z-10' })}
        >
          {checking || pending ? <Spinner /> : <Ellipsis aria-hidden="true" />}
        </MenuTrigger>
        <MenuContent>
          <Way href={page} icon={<Eye aria-hidden="true" />}>
            Open
          </Way>
          {canAsk && may.includes('account.check') && (
            <MenuItem onClick={check} disabled={checking}>
              <Activity aria-hidden="true" />
              Check now
            </MenuItem>
          )}
          {canAsk && may.includes('account.edit') && (
            <>
              {fix && (
                <Way href={fix} icon={<Wrench aria-hidden="true" />}>
                  Fix
                </Way>
              )}
              <Way href={`${page}?edit`} icon={<KeyRound aria-hidden="true" />}>
                Edit
              </Way>
              <Way href={`${page}?rotate`} icon={<RefreshCw aria-hidden="true" />}>
                Rotate
              </Way>
            </>
          )}
          {may.includes('account.rename') && (
            <MenuItem onClick={() => setAsked('rename')}>
              <Pencil aria-hidden="true" />
              Rename
            </MenuItem>
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
          <MenuSeparator />
          <Way
            href={`/accounts?owner=${encodeURIComponent(account.origin_owner_id)}`}
            icon={<Users aria-hidden="true" />}
          >
            This customer’s accounts
          </Way>
          <MenuItem onClick={() => copyId(account.id)}>
            <Copy aria-hidden="true" />
            Copy account id
          </MenuItem>
          {may.includes('audit.read') && (
            <Way href={`/audit?target=${account.id}`} icon={<ScrollText aria-hidden="true" />}>
              View audit log
            </Way>
          )}
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
      <span role="status" className="sr-only">
        {checking && `Checking ${account.display_name}…`}
      </span>
      <RenameDialog account={account} open={asked === 'rename'} onClose={close} />
      <DeleteDialog account={account} open={asked === 'delete'} leave={false} onClose={close} />
      <VerbDialog account={account} verb={verb} open={asked === verb} onClose={close} />
    </>
  )
}

const Way = ({ href, icon, children }: { href: string; icon: ReactNode; children: ReactNode }) => (
  <MenuLink render={<Link href={href} prefetch={false} />}>
    {icon}
    {children}
  </MenuLink>
)
