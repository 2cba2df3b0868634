import { CircleAlert, CircleCheck, CircleDashed, CirclePause, CircleX } from 'lucide-react'
import { Badge } from '#components/ui/badge.tsx'
import type { Webhook } from '#lib/api/webhook-contract.ts'
import { type EndpointState, endpointState } from './endpoint-state.ts'

const icons = {
  delivering: CircleCheck,
  new: CircleDashed,
  failing: CircleAlert,
  off: CirclePause,
  broken: CircleX,
} as const satisfies Record<EndpointState, unknown>

/** An endpoint's state as icon and word; the colour only repeats it. */
export const EndpointBadge = ({ endpoint }: { endpoint: Webhook }) => {
  const { state, word, tone } = endpointState(endpoint)
  const Icon = icons[state]
  return (
    <Badge tone={tone}>
      <Icon aria-hidden="true" />
      {word}
    </Badge>
  )
}
