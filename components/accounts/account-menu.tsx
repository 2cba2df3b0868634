'use client'

import { Activity, Copy, Ellipsis, Eye, KeyRound, Pencil, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { postProgress } from '#components/link/post-progress.ts'
import { useMay } from '#components/shell/may.tsx'
import { buttonVariants } from '#components/ui/button.tsx'
import { copyText } from '#components/ui/copy-button.tsx'
import { Menu, MenuContent, MenuItem, MenuLink, MenuSeparator, MenuTrigger } from '#components/ui/menu.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { notify } from '#components/ui/toast.tsx'
import type { Account } from '#lib/api/contract.ts'
import { checkWords } from './check-words.ts'
import { DeleteDialog } from './delete-dialog.tsx'
import { RenameDialog } from './rename-dialog.tsx'

type AccountMenuProps = {
  account: Account
  /** on the account's own page, which has Open, Check now and Edit as buttons, and ends with a delete */
  onPage?: boolean
}

/** What can be done with one account. */
export function AccountMenu({ account, onPage = false }: AccountMenuProps) {
  const router = useRouter()
  const [mayCheck, mayEdit, mayDelete] = [useMay('account.check'), useMay('account.edit'), useMay('account.delete')]
  const mayRename = useMay('account.rename')
  const [dialog, setDialog] = useState<'rename' | 'delete'>()
  const [checking, startCheck] = useTransition()
  const check = () =>
    startCheck(async () => {
      const never = new AbortController().signal
      const ending = await postProgress(`/api/accounts/${account.id}/check`, {}, never, () => {})
      const said = checkWords(ending, account.provider_name)
      if (said) notify({ ...said, title: `${account.display_name}: ${said.title}` })
      router.refresh()
    })
  return (
    <>
      <Menu>
        <MenuTrigger
          aria-label={`Actions for ${account.display_name}`}
          className={buttonVariants({
            variant: onPage ? 'outline' : 'quiet',
            size: onPage ? 'icon' : 'icon-sm',
            className: 'z-10',
          })}
        >
          {checking ? <Spinner /> : <Ellipsis aria-hidden="true" />}
        </MenuTrigger>
        <MenuContent>
          {!onPage && (
            <>
              <MenuLink render={<Link href={`/accounts/${account.id}`} />}>
                <Eye aria-hidden="true" />
                Open
              </MenuLink>
              {mayCheck && (
                <MenuItem onClick={check} disabled={checking}>
                  <Activity aria-hidden="true" />
                  Check now
                </MenuItem>
              )}
              {mayEdit && (
                <MenuLink render={<Link href={`/accounts/${account.id}?edit`} />}>
                  <KeyRound aria-hidden="true" />
                  Edit
                </MenuLink>
              )}
            </>
          )}
          {mayRename && (
            <MenuItem onClick={() => setDialog('rename')}>
              <Pencil aria-hidden="true" />
              Rename
            </MenuItem>
          )}
          <MenuItem onClick={() => copyId(account.id)}>
            <Copy aria-hidden="true" />
            Copy id
          </MenuItem>
          {mayDelete && (
            <>
              <MenuSeparator />
              <MenuItem tone="danger" onClick={() => setDialog('delete')}>
                <Trash2 aria-hidden="true" />
                Delete
              </MenuItem>
            </>
          )}
        </MenuContent>
      </Menu>
      {checking && (
        <span role="status" className="sr-only">
          Checking {account.display_name}…
        </span>
      )}
      <RenameDialog account={account} open={dialog === 'rename'} onClose={() => setDialog(undefined)} />
      <DeleteDialog account={account} open={dialog === 'delete'} leave={onPage} onClose={() => setDialog(undefined)} />
    </>
  )
}

async function copyId(id: string) {
  const copied = await copyText(id)
  notify(
    copied
      ? { title: 'Id copied', description: id, tone: 'good' }
      : { title: 'The id was not copied', description: `Copy it by hand: ${id}` },
  )
}
