import type { Readable } from 'node:stream'
import { request } from 'undici'
import { agentFor } from './agent.ts'
import {
  type Answer,
  type Call,
  type Door,
  type FailureKind,
  LIMITS,
  type Limits,
  type SendFailure,
  type SendOptions,
} from './call.ts'
import { failureKind, wasSent } from './failure-kind.ts'
import { checkUrl } from './hosts.ts'
import { ACCEPT_ENCODING, bodyOf, readBody } from './read-body.ts'
import { isJson, mediaType, readJson } from './read-json.ts'
import { visibleHeaders } from './visible-headers.ts'

const HEADER_NAME = /^[a-z0-9-]+$/i
const HEADER_VALUE = /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/

type Raw = { status: number; headers: Readonly<Record<string, string>>; body: Readable }

/**
 * The one door to the outside. Asks once, follows nothing, and returns every failure as a value without URL or secret
 * in it. What is let through is written in SECURITY: https, allowed hosts, public addresses, bounded answers.
 */
export async function send(
  call: Call,
  { hosts, door = {}, signal, timeout }: SendOptions,
): Promise<Answer | SendFailure> {
  const limits = { ...LIMITS, ...door.limits }
  const started = performance.now()
  const elapsed = () => Math.round(performance.now() - started)
  const url = checkUrl(call.url, hosts)
  const fail = (kind: FailureKind): SendFailure => ({
    kind,
    sent: wasSent(kind),
    ms: elapsed(),
    ...(url && { host: url.hostname }),
    ...(kind.startsWith('proxy_') && door.proxy && { proxy: new URL(door.proxy.url).host }),
  })
  if (!url) return fail('host_not_allowed')
  if (!Object.entries(call.headers).every(([name, value]) => HEADER_NAME.test(name) && HEADER_VALUE.test(value)))
    return fail('bad_header')

  const deadline = AbortSignal.timeout(Math.ceil(Math.min(timeout ?? limits.total, limits.total)))
  const stop = signal ? AbortSignal.any([signal, deadline]) : deadline
  try {
    stop.throwIfAborted()
    const raw = await (door.dispatch ? dispatchTo(door.dispatch, call, url, stop) : requestFrom(door, call, url, stop))
    const size = headerBytes(raw.headers)
    const body =
      size > limits.headerBytes
        ? drop(raw.body)
        : await readBody(raw.body, raw.headers['content-encoding'] ?? '', limits.bodyBytes, stop)
    if ('refused' in body) return fail(body.refused)
    return readAnswer(raw, body.text, url, limits, elapsed()) ?? fail('bad_answer')
  } catch (error) {
    return fail(failureKind(error, stop))
  }
}

async function requestFrom(door: Door, call: Call, url: URL, signal: AbortSignal): Promise<Raw> {
  const target = door.testOrigin ? toTestOrigin(door.testOrigin, url) : url
  const { statusCode, headers, body } = await request(target, {
    method: call.method as 'GET',
    headers: { ...call.headers, 'accept-encoding': ACCEPT_ENCODING },
    body: call.body,
    dispatcher: agentFor(door),
    signal,
  })
  const flat = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value ?? []].flat().join(', ')]),
  )
  return { status: statusCode, headers: flat, body }
}

function toTestOrigin(origin: string, url: URL): URL {
  const base = new URL(origin)
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(base.hostname))
    throw Object.assign(new Error('The test origin is not on this machine'), { code: 'ECONNREFUSED' })
  return new URL(`${base.origin}/${url.host}${url.pathname}${url.search}`)
}

async function dispatchTo(
  dispatch: NonNullable<Door['dispatch']>,
  call: Call,
  url: URL,
  signal: AbortSignal,
): Promise<Raw> {
  const { promise: given, reject: giveUp } = Promise.withResolvers<never>()
  const stop = () => giveUp(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  try {
    const sent = new Request(url, {
      method: call.method,
      headers: call.headers,
      body: call.body,
      redirect: 'manual',
      signal,
    })
    const response = await Promise.race([dispatch(sent), given])
    return { status: response.status, headers: Object.fromEntries(response.headers), body: bodyOf(response) }
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

function readAnswer({ status, headers }: Raw, text: string, url: URL, limits: Limits, ms: number): Answer | undefined {
  const contentType = mediaType(headers['content-type'] ?? '')
  const json = isJson(contentType) ? readJson(text, limits.jsonDepth) : undefined
  if (isJson(contentType) && json === undefined && text !== '' && status < 300) return undefined
  const { location } = headers
  const redirectHost =
    status >= 300 && status < 400 && location && URL.canParse(location, url)
      ? new URL(location, url).hostname
      : undefined
  return {
    status,
    headers: visibleHeaders(headers),
    contentType,
    json,
    text,
    ms,
    ...(redirectHost && { redirectHost }),
  }
}

const headerBytes = (headers: Raw['headers']): number =>
  Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0)

function drop(body: Readable): { refused: 'bad_answer' } {
  body.on('error', () => {}).destroy()
  return { refused: 'bad_answer' }
}
