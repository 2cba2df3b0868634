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
import type { ReactNode } from 'react'
import { useAccountMenu } from '#components/account/use-account-menu.tsx'
import { buttonVariants } from '#components/ui/button.tsx'
import { Menu, MenuContent, MenuItem, MenuLink, MenuSeparator, MenuTrigger } from '#components/ui/menu.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { Account } from '#lib/api/contract.ts'
import { copyId } from './copy-id.ts'
import { fixHref } from './fix-href.ts'
import { isWithoutConnector } from './status.ts'
import { useCheck } from './use-check.ts'

/** What can be done with one account of the list: look, mend, stop, keep for the record, delete. */
export function RowMenu({ account }: { account: Account }) {
  const { may, pending, ask, verbs, dialogs } = useAccountMenu(account, { leave: false })
  const { check, checking } = useCheck(account)
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
            <MenuItem onClick={() => ask('rename')}>
              <Pencil aria-hidden="true" />
              Rename
            </MenuItem>
          )}
          {verbs.length > 0 && <MenuSeparator />}
          {verbs}
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
              <MenuItem tone="danger" onClick={() => ask('delete')}>
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
      {dialogs}
    </>
  )
}

const Way = ({ href, icon, children }: { href: string; icon: ReactNode; children: ReactNode }) => (
  <MenuLink render={<Link href={href} prefetch={false} />}>
    {icon}
    {children}
  </MenuLink>
)
