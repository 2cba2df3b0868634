/**
 * SQL for "delivery waits in this lane". It is written as the index of what waits has it, in one expression of both ids,
 * so that no other index is taken for it; see the migration of the lanes.
 */
export const waitsIn = (delivery: string, lane: string): string =>
  `uuid_send(${delivery}.endpoint_id) || uuid_send(${delivery}.record_id)
    = uuid_send(${lane}.endpoint_id) || uuid_send(${lane}.record_id) and ${delivery}.state = 'waiting'`
