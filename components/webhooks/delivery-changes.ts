import type { Delivery } from '#lib/api/webhook-contract.ts'
import { deliveryLook, deliveryWords } from './delivery-state.ts'

/** When something of these is due (ISO): the earliest next try; for what is held back, at once; undefined: nothing waits. */
export function nextDue(deliveries: readonly Pick<Delivery, 'state' | 'next_at' | 'created_at'>[]): string | undefined {
  const waiting = deliveries.filter(({ state }) => state === 'waiting')
  return waiting.map(({ next_at, created_at }) => next_at ?? created_at).sort()[0]
}

/** What has changed since, in a sentence for those who do not see it; undefined where nothing has. */
export function changesSaid(before: readonly Delivery[], after: readonly Delivery[]): string | undefined {
  const known = new Map(before.map((delivery) => [delivery.id, delivery]))
  const changed = after.filter((delivery) => {
    const old = known.get(delivery.id)
    return old && (old.state !== delivery.state || old.attempts !== delivery.attempts)
  })
  const [one, ...others] = changed
  if (!one) return undefined
  if (others.length > 0) return `${changed.length} deliveries have changed.`
  return `${one.type}: ${deliveryWords[deliveryLook(one)].word}.`
}
