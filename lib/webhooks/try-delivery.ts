import type { SendFailure } from '#lib/engine/call.ts'
import { type ReceiverAnswer, sendWebhook, type WebhookDoor } from '#lib/engine/send-webhook.ts'
import { wayOutTrouble } from '#lib/engine/way-out.ts'
import { toPublic } from '#lib/ids.ts'
import type { Due } from './lane.ts'
import { signatureHeaders } from './sign.ts'

/** What one try came to. `error` is a sentence for the deliveries' page; null: it arrived. */
export type Tried = {
  ms: number
  status: number | null
  error: string | null
  answer: string | null
  /** seconds the receiver wants to be left alone */
  retryAfter?: number
  /** it answered 410: nobody is there any more who wants this */
  gone?: boolean
  /** the hub stops: nothing is known */
  aborted?: boolean
}

const NOT_KEPT = 'This event is older than events are kept, so it was not sent.'

/** The whole body: what was stored with the event, when this try was made, and the event's place among all. */
export const bodyOf = ({ payload, sequence }: Pick<Due, 'payload' | 'sequence'>, sentAt: Date): string =>
  JSON.stringify({ ...payload, sequence, sent_at: sentAt.toISOString() })

/** Signs a delivery and sends it, once. Never throws. */
export async function tryDelivery(
  due: Due,
  { url, secrets }: { url: string; secrets: readonly [string, ...string[]] },
  { door, timeout, signal }: { door: WebhookDoor; timeout: number; signal: AbortSignal },
): Promise<Tried> {
  if (due.payload === null) return { ms: 0, status: null, answer: null, error: NOT_KEPT }
  const sentAt = new Date()
  const body = bodyOf(due, sentAt)
  const id = toPublic('evt', due.eventId)
  const timestamp = Math.floor(sentAt.getTime() / 1000)
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'connector-hub',
    ...signatureHeaders({ id, timestamp, body, secrets }),
  }
  const send = () => sendWebhook({ url, headers, body }, { door, timeout, signal })
  const first = await send()
  const answer = endedAtOnce(first) ? await send() : first
  if ('kind' in answer) return failed(answer, timeout, door)
  const { status, text, ms, retryAfter } = answer
  return {
    ms,
    status,
    answer: text,
    error: status >= 200 && status < 300 ? null : sentenceOf(answer),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(status === 410 && { gone: true }),
  }
}

/** A connection that was kept for later may end at the very moment it is used again: no fault of the receiver's. */
const endedAtOnce = (answer: ReceiverAnswer | SendFailure): boolean =>
  'kind' in answer && answer.kind === 'closed' && answer.ms < 1_000

function sentenceOf({ status, redirectHost }: ReceiverAnswer): string {
  if (status === 410) return 'The receiver answered 410 Gone: it wants no more events. The endpoint was switched off.'
  if (redirectHost)
    return `The receiver answered ${status}, a redirect to ${redirectHost}. Redirects are not followed: enter the address it leads to.`
  if (status >= 300 && status < 400) return `The receiver answered ${status}, a redirect. Redirects are not followed.`
  return `The receiver answered ${status}; anything from 200 to 299 counts as received.`
}

function failed(failure: SendFailure, timeout: number, door: WebhookDoor): Tried {
  const trouble = wayOutTrouble(failure)
  // A certificate that nobody vouches for is the receiver's own matter as often as the network's.
  if (trouble && failure.kind !== 'untrusted') door.tellOperator?.(`${trouble.message} ${trouble.next}`)
  return {
    ms: failure.ms,
    status: null,
    answer: null,
    error: failureSentence(failure, timeout),
    ...(failure.kind === 'aborted' && { aborted: true }),
  }
}

function failureSentence({ kind, host = 'this address' }: SendFailure, timeout: number): string {
  switch (kind) {
    case 'host_not_allowed':
      return 'The address is none that events are sent to, so nothing was sent. Enter another one.'
    case 'refused_address':
      return `${host} leads to an address that is not public, so nothing was sent.`
    case 'dns':
    case 'proxy_no_name':
      return `There is no server with the name ${host}.`
    case 'dns_temporary':
      return `The name ${host} could not be looked up.`
    case 'connect':
    case 'proxy_failed':
      return `${host} could not be connected to.`
    case 'untrusted':
    case 'tls':
      return `The secure connection to ${host} could not be verified, so nothing was sent. Check its certificate.`
    case 'timeout':
      return `There was no answer within ${Math.round(timeout / 1000)} seconds.`
    case 'closed':
      return `${host} ended the connection before it answered.`
    case 'proxy_unreachable':
    case 'proxy_sign_in':
    case 'proxy_refused':
      return 'This hub’s own way to the internet did not work, so nothing was sent. Tell whoever runs this hub.'
    default:
      return `What ${host} answered is no HTTP that can be read.`
  }
}
