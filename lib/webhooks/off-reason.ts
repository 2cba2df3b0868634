/** Why an endpoint is off: by somebody | it failed for five days | it answered 410 Gone, as Standard Webhooks has it */
export const offReasons = ['by_person', 'failing', 'gone'] as const
export type OffReason = (typeof offReasons)[number]
