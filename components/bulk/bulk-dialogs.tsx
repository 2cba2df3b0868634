'use client'

import type { ListQuery } from '#components/accounts/list-url.ts'
import { AskDialog } from '#components/settings/ask-dialog.tsx'
import { type BulkQuestion, isBulkQuestion } from './bulk-questions.ts'
import { DeleteForm } from './delete-form.tsx'
import { LinksForm } from './links-form.tsx'
import { RunForm } from './run-form.tsx'
import type { Selection } from './selection.ts'

export type BulkDialog = BulkQuestion | 'links' | 'delete'

/** What a dialog is about: `count` accounts, `isExact` false: at least as many. */
export type ChosenAccounts = { selection: Selection; query: ListQuery; count: number; isExact: boolean }

type BulkDialogsProps = ChosenAccounts & {
  open: BulkDialog | undefined
  onClose: () => void
  onStarted: () => void
}

/** What is asked before something is done to many accounts. */
export const BulkDialogs = ({ open, onClose, onStarted, ...chosen }: BulkDialogsProps) => (
  <>
    <AskDialog open={open !== undefined && open !== 'links'} onClose={onClose}>
      {isBulkQuestion(open) && <RunForm question={open} {...chosen} onStarted={onStarted} />}
      {open === 'delete' && <DeleteForm {...chosen} onStarted={onStarted} />}
    </AskDialog>
    <AskDialog open={open === 'links'} onClose={onClose} size="lg">
      <LinksForm {...chosen} />
    </AskDialog>
  </>
)
