import type { Session } from '#lib/auth/connect-session.ts'
import type { Config } from '#prisma/generated/client.ts'

export type Offer = Pick<Session, 'type' | 'provider' | 'categories' | 'configId'>
export type OfferedConfig = Pick<Config, 'id' | 'connector' | 'environment' | 'enabled'>

/**
 * Whether a session may link with a config, whose connector is of `category`. A session of type production offers
 * production configs alone, one of type test the sandbox ones as well.
 */
export const offers = (offer: Offer, config: OfferedConfig, category: string): boolean =>
  config.enabled && isOffered(offer, { ...config, configId: config.id }, category)

/** The same for what was linked with a config, whether or not that is switched on now. */
export const isOffered = (
  { type, provider, categories, configId }: Offer,
  linked: { configId: string; connector: string; environment: string },
  category: string,
): boolean =>
  (type === 'test' || linked.environment === 'production') &&
  (provider === null || provider === linked.connector) &&
  (configId === null || configId === linked.configId) &&
  (categories.length === 0 || categories.includes(category))
