/** @import * as Embed from './embed.d.ts' */
// The frame's half of the protocol, for the hub's own page: it is not part of the published package.

/** What may leave the frame. A member that is not named here stays inside. @type {Record<string, string[]>} */
const MEMBERS = {
  ready: [],
  resize: ['height'],
  step: ['name', 'state'],
  linked: ['accountId', 'provider'],
  updated: ['accountId', 'provider'],
  closed: [],
  error: ['code', 'message'],
  'needs-token': [],
}

/** @type {typeof import('./frame.d.ts').connectHost} */
export function connectHost({ allowedOrigins, onStart, onToken, onTheme, onClose }) {
  const host = window.parent
  /** @type {object[]} */
  const unsent = []
  /** @type {MessagePort | undefined} */
  let port

  /** @param {Embed.HubMessage} event */
  const post = (event) => {
    const members = MEMBERS[event.type]
    if (host === window || !members) return
    const message = Object.fromEntries(Object.entries(event).filter(([name]) => members.includes(name)))
    if (port) port.postMessage({ type: event.type, ...message })
    else unsent.push({ type: event.type, ...message })
  }

  /** @param {MessageEvent<Embed.HostMessage>} event */
  const hear = ({ data }) => {
    if (data?.type === 'token') onToken(data.secret, data.session)
    else if (data?.type === 'theme') onTheme?.({ theme: data.theme, accent: data.accent, locale: data.locale })
    else if (data?.type === 'close') onClose ? onClose() : post({ type: 'closed' })
  }

  /** The first start from the page around this one counts; after it nobody is listened to but the port. @param {MessageEvent} event */
  const begin = ({ data, origin, source, ports: [given] }) => {
    if (source !== host || !allowedOrigins.includes(origin)) return
    if (data?.type !== 'connector-hub:start' || data.version !== 1 || !given) return
    if (typeof data.secret !== 'string' || typeof data.session !== 'string') return
    removeEventListener('message', begin)
    port = given
    port.onmessage = hear
    for (const message of unsent.splice(0)) port.postMessage(message)
    onStart(data.secret, data.session)
  }

  if (host !== window) {
    addEventListener('message', begin)
    for (const origin of allowedOrigins)
      if (isOrigin(origin)) host.postMessage({ type: 'connector-hub:ready', version: 1 }, origin)
  }
  const disconnect = () => {
    removeEventListener('message', begin)
    port?.close()
    port = undefined
  }
  return { post, disconnect }
}

/** @type {typeof import('./frame.d.ts').reportHeight} */
export function reportHeight(element, post) {
  let last = 0
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(element.getBoundingClientRect().height)
    if (height !== last) post({ type: 'resize', height })
    last = height
  })
  observer.observe(element)
  return () => observer.disconnect()
}

/** One exact origin: no `*`, no path, nothing opaque. @param {string} text */
function isOrigin(text) {
  return URL.canParse(text) && new URL(text).origin === text
}
