'use client'

import { Toolbar } from '@base-ui/react/toolbar'
import { Download, Ellipsis, X } from 'lucide-react'
import { accountsWords } from '#components/accounts/page-words.ts'
import { useMe } from '#components/shell/may.tsx'
import { buttonVariants } from '#components/ui/button.tsx'
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '#components/ui/menu.tsx'
import { useWide } from '#components/ui/use-wide.ts'
import { type BulkAction, bulkActions } from './bulk-actions.ts'

type BulkToolbarProps = {
  count: number
  isExact: boolean
  /** everything that matches can be chosen, besides the page */
  all: { words: string; choose: () => void } | undefined
  onAct: (action: BulkAction) => void
  onExport: () => void
  onClear: () => void
}

/** What can be done with the accounts that are chosen; arrow keys move. What has no room stands in a menu. */
export function BulkToolbar({ count, isExact, all, onAct, onExport, onClear }: BulkToolbarProps) {
  const me = useMe()
  const room = useWide() ? 4 : 1
  const actions = bulkActions.filter(({ takes }) => me?.may.includes(takes))
  return (
    <Toolbar.Root
      aria-label={`Actions for ${accountsWords(count, isExact)}`}
      className="ms-auto flex items-center gap-1 sm:gap-1.5"
    >
      {actions.slice(0, room).map((action) => (
        <Toolbar.Button key={action.label} onClick={() => onAct(action)} className={buttonVariants({ size: 'sm' })}>
          <action.icon aria-hidden="true" className="max-sm:hidden" />
          {action.label}
        </Toolbar.Button>
      ))}
      <Menu>
        <Toolbar.Button
          render={<MenuTrigger />}
          aria-label="More actions"
          className={buttonVariants({ size: 'icon-sm' })}
        >
          <Ellipsis aria-hidden="true" />
        </Toolbar.Button>
        <MenuContent>
          {all && (
            <MenuItem onClick={all.choose} className="md:hidden">
              {all.words}
            </MenuItem>
          )}
          {actions.slice(room).map((action) => (
            <MenuItem key={action.label} tone={action.danger ? 'danger' : undefined} onClick={() => onAct(action)}>
              <action.icon aria-hidden="true" />
              {action.label}
            </MenuItem>
          ))}
          {me?.may.includes('account.export') && (
            <>
              <MenuSeparator />
              <MenuItem onClick={onExport}>
                <Download aria-hidden="true" />
                Export CSV
              </MenuItem>
            </>
          )}
        </MenuContent>
      </Menu>
      <Toolbar.Button
        aria-label="Clear selection"
        onClick={onClear}
        className={buttonVariants({ variant: 'quiet', size: 'icon-sm' })}
      >
        <X aria-hidden="true" />
      </Toolbar.Button>
    </Toolbar.Root>
  )
}
