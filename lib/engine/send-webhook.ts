import type { Readable } from 'node:stream'
import { type Dispatcher, request } from 'undici'
import type { Resolve } from './addresses.ts'
import { receiverAgent } from './agent.ts'
import type { Door, SendFailure } from './call.ts'
import { failureKind, wasSent } from './failure-kind.ts'
import { lookUpReceiver, type PrivateReceivers, readPrivateReceivers, readReceiverUrl } from './receiver-address.ts'
import { retryAfterSeconds } from './retry-after.ts'

/** Where webhooks go: over the network, through its proxy, and to which receivers that are not public. */
export type WebhookDoor = Pick<Door, 'proxy' | 'tellOperator'> & {
  allowed: PrivateReceivers
  /** for tests: another resolver, another agent */
  resolve?: Resolve
  agent?: Dispatcher
}

export type ReceiverAnswer = {
  status: number
  /** the first kilobyte, as text that can be stored */
  text: string
  /** seconds, where it answered 429 or 503 and said so */
  retryAfter?: number
  /** host of a redirect, which is never followed */
  redirectHost?: string
  /** milliseconds */
  ms: number
}

/** What is kept of an answer, and what is read of it so that its connection can be used again. */
const KEPT = 1024
const READ = 64 * 1024

/** The door for webhooks, as the environment says. */
export const webhookDoor = (
  env: { privateWebhooks: readonly string[]; httpsProxy: string | undefined; noProxy: string | undefined },
  tellOperator?: Door['tellOperator'],
): WebhookDoor => ({
  allowed: readPrivateReceivers(env.privateWebhooks),
  ...(tellOperator && { tellOperator }),
  ...(env.httpsProxy && { proxy: { url: env.httpsProxy, ...(env.noProxy && { bypass: env.noProxy }) } }),
})

/**
 * Posts to a receiver, once. The address is judged anew each time: as text, and by what its name leads to when the
 * connection is made, so a name that leads elsewhere the second time reaches nothing. No redirect is followed. `timeout`
 * is for the whole of it, in milliseconds.
 */
export async function sendWebhook(
  { url: text, headers, body }: { url: string; headers: Readonly<Record<string, string>>; body: string },
  { door, timeout, signal }: { door: WebhookDoor; timeout: number; signal?: AbortSignal | undefined },
): Promise<ReceiverAnswer | SendFailure> {
  const started = performance.now()
  const elapsed = () => Math.round(performance.now() - started)
  const read = readReceiverUrl(text, door.allowed)
  const fail = (kind: SendFailure['kind']): SendFailure => ({
    kind,
    sent: wasSent(kind),
    ms: elapsed(),
    ...(read.ok && { host: read.url.hostname }),
    ...(kind.startsWith('proxy_') && door.proxy && { proxy: new URL(door.proxy.url).host }),
  })
  if (!read.ok) return fail(read.why === 'private' ? 'refused_address' : 'host_not_allowed')
  const deadline = AbortSignal.timeout(timeout)
  const stop = signal ? AbortSignal.any([signal, deadline]) : deadline
  try {
    const way = await wayTo(read.url, door)
    if ('refused' in way) return fail(way.refused)
    const {
      statusCode,
      headers: said,
      body: stream,
    } = await request(read.url, {
      method: 'POST',
      headers,
      body,
      dispatcher: way.agent,
      signal: stop,
    })
    const start = await beginningOf(stream)
    const location = [said.location ?? ''].flat()[0] ?? ''
    const isRedirect = statusCode >= 300 && statusCode < 400 && location && URL.canParse(location, read.url)
    const later = [429, 503].includes(statusCode) ? retryAfterSeconds([said['retry-after'] ?? ''].flat()[0]) : undefined
    return {
      status: statusCode,
      text: storable(start),
      ...(later !== undefined && { retryAfter: later }),
      ...(isRedirect && { redirectHost: new URL(location, read.url).host }),
      ms: elapsed(),
    }
  } catch (error) {
    return fail(failureKind(error, stop))
  }
}

/**
 * Which connections to use. Behind a proxy names are looked up here as well, where that works, because the proxy may
 * reach what is private; receivers that are allowed to be private are never asked for through it.
 */
async function wayTo(url: URL, door: WebhookDoor): Promise<{ agent: Dispatcher } | { refused: SendFailure['kind'] }> {
  if (door.agent) return { agent: door.agent }
  const direct = () => ({ agent: receiverAgent(url, door) })
  if (!door.proxy || url.protocol === 'http:') return direct()
  const found = await lookUpReceiver(url, door.allowed, door.resolve)
  if (found.ok && found.isPrivate) return direct()
  if (!found.ok && found.why === 'private') return { refused: 'refused_address' }
  return { agent: receiverAgent(url, door, door.proxy) }
}

/** A broken or endless answer does not undo its status: what was read of it until then is what is kept. */
async function beginningOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (bytes < KEPT) chunks.push(chunk)
      bytes += chunk.length
      // Leaving the loop ends the stream, and its connection with it.
      if (bytes > READ) break
    }
  } catch (error) {
    if (bytes === 0) throw error
  }
  return Buffer.concat(chunks).subarray(0, KEPT)
}

/** PostgreSQL's text takes no NUL; of other control characters line breaks and tabs alone are readable. */
const storable = (bytes: Buffer): string =>
  new TextDecoder()
    .decode(bytes)
    .replaceAll(/(?![\n\t])\p{Cc}/gu, '')
    .replace(/\uFFFD+$/, '')
