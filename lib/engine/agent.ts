import type { LookupFunction } from 'node:net'
import { Agent, buildConnector, type Dispatcher } from 'undici'
import { guardedLookup, type Resolve } from './addresses.ts'
import { type Door, LIMITS, type Limits } from './call.ts'
import { createProxyAgent } from './proxy-agent.ts'
import { isAllowedFor, isListed, type PrivateReceivers } from './receiver-address.ts'

/** `lookup`, `port` and `ca` lead tests to a server of their own; production takes none of them. */
type AgentOptions = { lookup?: LookupFunction; port?: number; ca?: string; limits?: Partial<Limits> }

const poolOptions = ({ headers, connect, headerBytes }: Limits) => ({
  connections: 64,
  pipelining: 1,
  allowH2: false,
  keepAliveTimeout: 10_000,
  keepAliveMaxTimeout: 60_000,
  headersTimeout: headers,
  bodyTimeout: headers,
  maxHeaderSize: headerBytes,
  connectTimeout: connect,
})

/** A keep-alive agent with the guards of the door. */
export function createAgent({ lookup = guardedLookup(), port, ca, limits = {} }: AgentOptions = {}): Agent {
  const all = { ...LIMITS, ...limits }
  // Said here because NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment would else switch verification off.
  const connect = buildConnector({
    lookup,
    timeout: all.connect,
    rejectUnauthorized: true,
    allowH2: false,
    ...(ca && { ca }),
  })
  return new Agent({
    ...poolOptions(all),
    connect: port ? (target, done) => connect({ ...target, port: String(port) }, done) : connect,
  })
}

const shared = new Map<string, Dispatcher>()

/** The agent of a door; agents are shared and made when first needed. */
export function agentFor({ agent, testOrigin, proxy, limits }: Door): Dispatcher {
  if (agent) return agent
  const key = JSON.stringify([testOrigin, proxy, limits])
  const known = shared.get(key)
  if (known) return known
  const made = makeAgent({ testOrigin, proxy, limits })
  shared.set(key, made)
  return made
}

function makeAgent({ testOrigin, proxy, limits = {} }: Door): Dispatcher {
  const all = { ...LIMITS, ...limits }
  if (testOrigin) return new Agent({ ...poolOptions(all), connect: { timeout: all.connect } })
  if (!proxy) return createAgent({ limits })
  const direct = { rejectUnauthorized: true, allowH2: false, timeout: all.connect, lookup: guardedLookup() }
  return createProxyAgent({ proxy, pool: poolOptions(all), direct, limits: all })
}

type ReceiverDoor = { allowed: PrivateReceivers; resolve?: Resolve }

/**
 * The agent for a webhook's receiver: one for public receivers, one for http to private networks, and one for those that
 * are allowed by name and port, whatever they lead to; or a proxy's. Connections check the address they are made to.
 */
export function receiverAgent(url: URL, { allowed, resolve }: ReceiverDoor, proxy?: Door['proxy']): Dispatcher {
  const isMeant = isListed(allowed, url)
  const own = agentsOf.get(allowed) ?? agentsOf.set(allowed, crypto.randomUUID()).get(allowed)
  const key = JSON.stringify(['webhooks', own, proxy, isMeant, !isMeant && url.protocol])
  const known = shared.get(key)
  if (known) return known
  const limits = { headers: RECEIVER_MS }
  const lookup = guardedLookup(resolve, isMeant ? () => true : isAllowedFor(url, allowed))
  const made = proxy ? makeAgent({ proxy, limits }) : createAgent({ lookup, limits })
  shared.set(key, made)
  return made
}

/** A receiver has its own deadline, which is shorter. */
const RECEIVER_MS = 30_000

/** Lists of private receivers that agents were made for; a process has one. */
const agentsOf = new WeakMap<PrivateReceivers, string>()

/** Ends all connections: the last thing a process does with the door. */
export async function closeAgents(): Promise<void> {
  const agents = [...shared.values()]
  shared.clear()
  await Promise.all(agents.map((agent) => agent.destroy()))
}
