import type { Tone } from '#components/ui/badge.tsx'
import type { Delivery } from '#lib/api/webhook-contract.ts'

export type DeliveryLook = 'sending' | 'retrying' | 'held' | 'delivered' | 'failed' | 'cancelled'

type State = Pick<Delivery, 'state' | 'attempts' | 'next_at' | 'waits_for'>

/** What a delivery's state looks like: one that waits may be new, between two tries, or held back. */
export function deliveryLook({ state, attempts, next_at, waits_for }: State): DeliveryLook {
  if (state !== 'waiting') return state
  if (waits_for !== null || next_at === null) return 'held'
  return attempts > 0 ? 'retrying' : 'sending'
}

/** Each as a person says it. */
export const deliveryWords = {
  sending: { word: 'On its way', tone: 'outline' },
  retrying: { word: 'Trying again', tone: 'warning' },
  held: { word: 'Held back', tone: 'neutral' },
  delivered: { word: 'Delivered', tone: 'good' },
  failed: { word: 'Not delivered', tone: 'danger' },
  cancelled: { word: 'Cancelled', tone: 'neutral' },
} as const satisfies Record<DeliveryLook, { word: string; tone: Tone }>

/** Why it is where it is, where the word alone does not say it; undefined where it does. */
export function deliveryReason(delivery: State, isOn: boolean): string | undefined {
  if (delivery.state === 'cancelled') return 'It waited longer than deliveries are kept.'
  if (delivery.state === 'failed') return 'Every try was used.'
  if (deliveryLook(delivery) !== 'held') return undefined
  if (!isOn) return 'It is sent when the endpoint is switched on again.'
  return 'An earlier event of the same account has to arrive first.'
}
