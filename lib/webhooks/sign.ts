import { createHmac, randomBytes } from 'node:crypto'

const PREFIX = 'whsec_'

/** A signing secret as Standard Webhooks writes it: 32 random bytes in base64 behind `whsec_`. */
export const newSigningSecret = (): string => PREFIX + randomBytes(32).toString('base64')

/**
 * The headers that prove a delivery. Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`, keyed with the bytes behind
 * `whsec_`, once for each secret in force. StackOne's beside it: base64url of HMAC-SHA256 over the body alone, keyed with
 * the first secret's whole text as it was shown. `timestamp`: seconds. `secrets`: the newest first.
 */
export function signatureHeaders({
  id,
  timestamp,
  body,
  secrets,
}: {
  id: string
  timestamp: number
  body: string
  secrets: readonly [string, ...string[]]
}): Record<string, string> {
  const signed = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signed.join(' '),
    'x-stackone-signature': createHmac('sha256', secrets[0]).update(body).digest('base64url'),
  }
}
