import { type Asked, api, ask } from '#components/shell/api.ts'
import type { DeliveryDetail } from '#lib/api/webhook-contract.ts'

/** How long a receiver may take, and some for the way. */
const PATIENCE = 20_000

/** Sends a test event and waits for what the receiver says; without an answer in time, the delivery as it stands then. */
export async function sendTest(id: string): Promise<Asked<DeliveryDetail>> {
  const sent = await ask(api().webhooks[':id'].test.$post({ param: { id } }))
  if (!sent.ok) return sent
  const until = Date.now() + PATIENCE
  const param = { id, delivery_id: sent.value.id }
  for (let pause = 150; ; pause = Math.min(pause * 1.5, 1500)) {
    await new Promise((resolve) => setTimeout(resolve, pause))
    const got = await ask(api().webhooks[':id'].deliveries[':delivery_id'].$get({ param }))
    if (!got.ok || got.value.tries.length > 0 || Date.now() > until) return got
  }
}
