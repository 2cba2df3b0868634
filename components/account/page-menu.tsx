'use client'

import { Copy, Ellipsis, Pencil, ScrollText, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { copyId } from '#components/accounts/copy-id.ts'
import { buttonVariants } from '#components/ui/button.tsx'
import { Menu, MenuContent, MenuItem, MenuLink, MenuSeparator, MenuTrigger } from '#components/ui/menu.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { Account } from '#lib/api/contract.ts'
import { useAccountMenu } from './use-account-menu.tsx'

/** What can be done with the account of this page, besides what stands on it as a button. */
export function PageMenu({ account }: { account: Account }) {
  const { may, pending, ask, verbs, dialogs } = useAccountMenu(account, { leave: true })
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
            <MenuItem onClick={() => ask('rename')}>
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
          {verbs}
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
      {dialogs}
    </>
  )
}
