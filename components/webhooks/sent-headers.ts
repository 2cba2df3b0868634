import type { DeliveryDetail } from '#lib/api/webhook-contract.ts'

/** The headers of the latest attempt, as text. Signatures are made for each attempt and kept nowhere. */
export function sentHeaders({ event_id, tries: [latest] }: Pick<DeliveryDetail, 'event_id' | 'tries'>): string {
  const sent = latest ? String(Math.floor(Date.parse(latest.created_at) / 1000)) : '(seconds, when it is sent)'
  return [
    'content-type: application/json',
    'user-agent: connector-hub',
    `webhook-id: ${event_id}`,
    `webhook-timestamp: ${sent}`,
    'webhook-signature: v1,(made for each attempt, not kept)',
    'x-stackone-signature: (likewise)',
  ].join('\n')
}
