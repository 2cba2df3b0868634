import { CircleAlert, CircleCheck, CircleMinus, CirclePause, RotateCw, Send } from 'lucide-react'
import { Badge } from '#components/ui/badge.tsx'
import type { Delivery } from '#lib/api/webhook-contract.ts'
import { type DeliveryLook, deliveryLook, deliveryWords } from './delivery-state.ts'

const icons = {
  sending: Send,
  retrying: RotateCw,
  held: CirclePause,
  delivered: CircleCheck,
  failed: CircleAlert,
  cancelled: CircleMinus,
} as const satisfies Record<DeliveryLook, unknown>

/** A delivery's state as icon and word; the colour only repeats it. */
export const DeliveryBadge = ({ delivery }: { delivery: Delivery }) => {
  const look = deliveryLook(delivery)
  const Icon = icons[look]
  return (
    <Badge tone={deliveryWords[look].tone}>
      <Icon aria-hidden="true" />
      {deliveryWords[look].word}
    </Badge>
  )
}
