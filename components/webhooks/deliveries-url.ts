import type { DeliveryState, SentType } from '#lib/api/webhook-contract.ts'

const deliveryStates = ['waiting', 'delivered', 'failed', 'cancelled'] as const satisfies DeliveryState[]

/** The event that is sent by hand. */
export const TEST_EVENT = 'webhook.test' satisfies SentType

/** What the list of deliveries shows; all of it lives in the address. `next` is core's page marker. */
export type DeliveriesQuery = { state?: DeliveryState; type?: SentType; next?: string }

type Params = Readonly<Record<string, string | string[] | undefined>>

/** Reads the address; what is not understood is left out. `types`: those there are. */
export function readDeliveriesQuery(params: Params, types: readonly SentType[]): DeliveriesQuery {
  const one = (name: string) => {
    const value = params[name]
    return (Array.isArray(value) ? value[0] : value)?.slice(0, 200)
  }
  const state = deliveryStates.find((known) => known === one('state'))
  const type = [...types, TEST_EVENT].find((known) => known === one('type')) as SentType | undefined
  const next = one('next')
  return { ...(state && { state }), ...(type && { type }), ...(next && { next }) }
}

type Change = { state?: DeliveryState | undefined; type?: SentType | undefined }

/** The address of an endpoint's page with a filter changed; it begins with the newest delivery again. */
export function deliveriesHref(endpoint: string, { state, type }: DeliveriesQuery, change: Change = {}): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries({ state, type, ...change })) if (value) params.set(name, value)
  return `/webhooks/${endpoint}${params.size ? `?${params}` : ''}`
}

export const isFiltered = ({ state, type }: DeliveriesQuery): boolean => Boolean(state || type)

/** The same page of the list, with one delivery open over it. */
export function deliveryHref(endpoint: string, query: DeliveriesQuery, delivery: string): string {
  const params = new URLSearchParams({ ...query, delivery })
  return `/webhooks/${endpoint}?${params}`
}
