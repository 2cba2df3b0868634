import { connectors } from '#lib/registry.ts'

/** What shares a rate limit: a provider's production, or its sandbox. All projects of a hub are in the same lanes. */
export type Lane = {
  /** the connector's id */
  provider: string
  environment: 'production' | 'sandbox'
  /** names its pace; connectors of one provider host share it */
  key: string
  checksPerMinute: number
}

/** Where a connector does not say how often its provider may be asked. */
const USUAL = 60

/** The lanes of every connector there is. */
export async function allLanes(): Promise<Lane[]> {
  const known = [...(await connectors())]
  return known.flatMap(([provider, { providerHost, checksPerMinute = USUAL }]) => [
    { provider, environment: 'production', key: providerHost, checksPerMinute },
    { provider, environment: 'sandbox', key: `sandbox.${provider}`, checksPerMinute },
  ])
}

/** The lane of a connector's accounts; undefined where this hub does not have the connector. */
export const laneOf = async (provider: string, environment: string): Promise<Lane | undefined> =>
  (await allLanes()).find((lane) => lane.provider === provider && lane.environment === environment)
