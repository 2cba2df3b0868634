import type { IncomingMessage } from 'node:http'
import type { Log } from '#lib/log.ts'

/** Of one peer it is told once an hour, and of so many peers: forged headers neither use a hint up nor fill the log. */
const FORGET_MS = 60 * 60_000
const MOST = 40

/**
 * Tells the operator of the two settings that a reverse proxy in front of the hub wants. Only a hint follows from what a
 * visitor could have written: nothing is decided by these headers.
 */
export function createProxyHints({ https, log }: { https: boolean; log: Log }) {
  const told = new Set<string>()
  let since = Date.now()
  const tell = (name: string, peer: string, sentence: string) => {
    if (Date.now() - since >= FORGET_MS) {
      told.clear()
      since = Date.now()
    }
    const key = `${name} ${peer}`
    if (told.has(key) || told.size >= MOST) return
    told.add(key)
    log.warn(sentence)
  }
  /** `address`: the visitor's, as found. Called before the request's headers are rewritten. */
  return ({ headers, socket }: IncomingMessage, address: string): void => {
    const peer = addressOf(socket.remoteAddress)
    const named = String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .at(-1)
      ?.trim()
    if (named && named !== address && address === peer)
      tell(
        'HUB_TRUSTED_PROXIES',
        peer,
        `A request from ${address} named another visitor in X-Forwarded-For and was not believed. If ${address} is a reverse proxy of yours, set HUB_TRUSTED_PROXIES=${address}; until then everyone behind it shares its address in limits and in the audit log.`,
      )
    if (!https && headers['x-forwarded-proto'] === 'https')
      tell(
        'HUB_URL',
        peer,
        `A request from ${peer} says that people open this hub by https, but HUB_URL says http. If ${peer} is a reverse proxy of yours, their sign-ins are refused. Set HUB_URL to the address in their browser.`,
      )
  }
}

const addressOf = (peer = '') => peer.replace(/^::ffff:(?=\d+\.)/i, '')
