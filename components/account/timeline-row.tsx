import { Activity, Archive, CircleAlert, CircleCheck, CircleMinus, CirclePause, Clock3, Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { Ago } from '#components/accounts/ago.tsx'
import { cn } from '#components/ui/cn.ts'
import type { Fields } from '#lib/define/index.ts'
import { AgoRange } from './ago-range.tsx'
import { checksWords } from './call-words.ts'
import type { EditItem, Entry, StatusItem } from './timeline-entries.ts'
import { actorWords, changedWords, checkedBy, editTitle, statusTitle } from './timeline-words.ts'

type Look = { icon: typeof Pencil; look: string }

const quiet = 'border-border bg-card text-muted-foreground'
const looks = {
  good: 'border-primary-line bg-primary-soft text-primary',
  danger: 'border-danger-line bg-danger-soft text-danger',
  warning: 'border-warning-line bg-warning-soft text-warning',
}
const ofStatus: Readonly<Record<StatusItem['to'], Look>> = {
  active: { icon: CircleCheck, look: looks.good },
  error: { icon: CircleAlert, look: looks.danger },
  expired: { icon: Clock3, look: looks.warning },
  suspended: { icon: CirclePause, look: looks.warning },
  inactive: { icon: CircleMinus, look: quiet },
  archived: { icon: Archive, look: quiet },
}
const ofCheck = {
  passed: quiet,
  refused: looks.danger,
  unavailable: looks.warning,
} as const

/** What is said by the heading and the name beside it already. */
const byHand: ReadonlySet<string> = new Set(['suspended_by_hand', 'archived_by_hand'])

/** One line of the timeline. */
export function TimelineRow({ entry, fields }: { entry: Entry; fields: Fields }) {
  switch (entry.kind) {
    case 'status':
      return (
        <Row {...ofStatus[entry.to]} title={statusTitle(entry)} by={actorWords(entry.actor)} at={entry.at}>
          {!byHand.has(entry.code ?? '') && entry.description}
        </Row>
      )
    case 'edit':
      return (
        <Row icon={Pencil} look={quiet} title={editTitle(entry)} by={byOf(entry)} at={entry.at}>
          {changedWords(entry, fields)}
        </Row>
      )
    case 'checks':
      return <Checks checks={entry.checks} />
  }
}

const byOf = ({ actor }: EditItem) => actorWords(actor)

function Checks({ checks }: Pick<Extract<Entry, { kind: 'checks' }>, 'checks'>) {
  const [newest] = checks
  const oldest = checks.at(-1) ?? newest
  const causes = [...new Set(checks.map(checkedBy))]
  return (
    <Row
      icon={Activity}
      look={ofCheck[newest.outcome]}
      title={checksWords(newest.outcome, checks.length)}
      note={causes.join(', ')}
      at={newest.at}
      since={checks.length > 1 ? oldest.at : undefined}
    >
      {newest.outcome !== 'passed' && newest.message}
    </Row>
  )
}

type RowProps = Look & {
  title: string
  /** who did it */
  by?: string | undefined
  note?: string
  at: string
  /** the oldest of a run */
  since?: string | undefined
  children?: ReactNode
}

const Row = ({ icon: Icon, look, title, by, note, at, since, children }: RowProps) => (
  <li className="group/entry relative flex gap-3 pb-4 last:pb-0">
    <span
      aria-hidden="true"
      className="absolute start-[0.8125rem] top-[1.6875rem] bottom-0 w-px bg-border group-last/entry:hidden"
    />
    <span
      aria-hidden="true"
      className={cn('flex size-[1.6875rem] shrink-0 items-center justify-center rounded-full border', look)}
    >
      <Icon className="size-3.5" />
    </span>
    <div className="min-w-0 flex-1 pt-0.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <p className="min-w-0 break-words">
          <span className="font-medium">{title}</span>
          {(by ?? note) && <span className="text-muted-foreground text-sm"> {by ? `by ${by}` : note}</span>}
        </p>
        <p className="text-muted-foreground text-sm">
          {since ? <AgoRange from={since} to={at} /> : <Ago time={at} className="min-h-0" />}
        </p>
      </div>
      {children && <p className="break-words text-muted-foreground text-sm">{children}</p>}
    </div>
  </li>
)
