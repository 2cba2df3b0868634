import { Activity, Archive, CirclePause, CirclePlay, FlaskConical, Link2, Rocket, Trash2 } from 'lucide-react'
import type { May } from '#lib/api/contract.ts'
import type { BulkDialog } from './bulk-dialogs.tsx'
import { takes } from './run-takes.ts'

/** `run`: done at once; `dialog`: asked first. */
export type BulkAction = { label: string; icon: typeof Activity; takes: May; danger?: boolean } & (
  | { run: 'check' | 'resume' }
  | { dialog: BulkDialog }
)

/** What can be done with the accounts that are chosen; what is done most stands first. */
export const bulkActions: readonly BulkAction[] = [
  { label: 'Check now', icon: Activity, takes: takes.check, run: 'check' },
  { label: 'Suspend', icon: CirclePause, takes: takes.suspend, dialog: 'suspend' },
  { label: 'Resume', icon: CirclePlay, takes: takes.resume, run: 'resume' },
  { label: 'Make customer links', icon: Link2, takes: 'session.create', dialog: 'links' },
  { label: 'Archive', icon: Archive, takes: takes.archive, dialog: 'archive' },
  { label: 'Convert to test', icon: FlaskConical, takes: takes.convert, dialog: 'test' },
  { label: 'Convert to production', icon: Rocket, takes: takes.convert, dialog: 'production' },
  { label: 'Delete', icon: Trash2, takes: takes.delete, dialog: 'delete', danger: true },
]
