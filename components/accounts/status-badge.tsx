import { Archive, CircleAlert, CircleCheck, CircleMinus, CirclePause, Clock3 } from 'lucide-react'
import { Badge } from '#components/ui/badge.tsx'
import { type Status, statusWords } from './status.ts'

const icons = {
  active: CircleCheck,
  error: CircleAlert,
  suspended: CirclePause,
  expired: Clock3,
  inactive: CircleMinus,
  archived: Archive,
} as const satisfies Record<Status, unknown>

/** A status as icon and word; the colour only repeats it. */
export const StatusBadge = ({ status, className }: { status: Status; className?: string }) => {
  const Icon = icons[status]
  return (
    <Badge tone={statusWords[status].tone} className={className}>
      <Icon aria-hidden="true" />
      {statusWords[status].word}
    </Badge>
  )
}
