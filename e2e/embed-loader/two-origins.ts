import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { test as base, expect, type Frame, type Page } from '@playwright/test'
import { blockThirdPartyCookies } from '../third-party-cookies.ts'
import { reactModules } from './react-modules.ts'

/** The session in every test. Only its public id may be seen in an address. */
export const SESSION = 'ses_01kajyz4q8f6t9m2n3p4r5s6t7'
export const SECRET = 'fake-session-secret-2b7e151628aed2a6abf7158809cf4f3c'
export const TOKEN = `${SESSION}.${SECRET}`

const ROOT = join(import.meta.dirname, '..', '..')
const file = (...path: string[]) => readFile(join(ROOT, ...path), 'utf8')

interface Asked {
  url: string
  headers: string
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** A server on a free port of the loopback, known to browsers by `name`. */
async function serve(name: string, answer: Answer) {
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The server has no port.')
  return { origin: `http://${name}:${address.port}`, stop: () => server.close() && server.closeAllConnections() }
}

const send = (response: ServerResponse, type: string, body: string, headers: Record<string, string> = {}) =>
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, ...headers }).end(body)

/** Somebody's page, as strict as a page can be: no styles of its own, no markup from strings. */
const hostPage = (title: string, scripts: string) => `<!doctype html><html lang="en"><title>${title}</title>
<h1>${title}</h1><p><button id="opener">Connect an account</button></p><div id="place"></div>
<p>Text below.</p>${'<p>More text.</p>'.repeat(60)}${scripts}</html>`

const framePage = (allowedOrigins: string[]) => `<!doctype html><html lang="en"><title>Hub</title>
<meta name="color-scheme" content="light dark"><style>body { margin: 0 } main { height: 640px; overflow: hidden }</style>
<main><h1>Connect Udemy Business</h1><output></output><label>Client ID <input></label>
<p id="leaving" hidden>Leave without connecting?</p><button id="leave">Close</button></main>
<script type="application/json">${JSON.stringify({ allowedOrigins })}</script>
<script type="module" src="/frame-page.js"></script></html>`

/**
 * A host page on one site (`localhost`), a hub that is only its frame on another (`127.0.0.1`), and a stranger's site.
 * All that the hub and the host are asked for is recorded.
 */
export async function startTwoOrigins() {
  const asked: Asked[] = []
  const record = (origin: string, { url, rawHeaders }: IncomingMessage) =>
    asked.push({ url: `${origin}${url}`, headers: rawHeaders.join('\n') })
  const state = { silent: false, refusesFrames: true }

  const scripts: Record<string, () => Promise<string>> = {
    '/embed.js': () => file('public', 'embed.js'),
    '/frame.js': () => file('packages', 'embed', 'frame.js'),
    '/frame-page.js': () => file('e2e', 'embed-loader', 'frame-page.js'),
  }
  const hub = await serve('127.0.0.1', async (request, response) => {
    record(hub.origin, request)
    const { pathname } = new URL(request.url ?? '/', hub.origin)
    const script = scripts[pathname]
    if (script) return void send(response, 'text/javascript', await script(), { 'access-control-allow-origin': '*' })
    if (pathname === '/stranger') return void send(response, 'text/html', '<!doctype html><title>Other page</title>')
    if (state.silent || !pathname.startsWith('/embed/')) return void response.writeHead(404).end()
    const policy = state.refusesFrames ? `frame-ancestors ${host.origin}` : "script-src 'self'"
    send(response, 'text/html', framePage([host.origin, 'https://other.acme.example']), {
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
      'set-cookie': 'probe=1; Path=/; Secure; SameSite=None',
    })
  })

  const modules = await reactModules()
  const answerHost = async (own: string, request: IncomingMessage, response: ServerResponse) => {
    record(own, request)
    const { pathname } = new URL(request.url ?? '/', own)
    const module = modules[pathname]
    if (module !== undefined) return void send(response, 'text/javascript', module)
    if (pathname === '/empty') return void send(response, 'text/html', '<!doctype html><title>Empty</title>')
    const react = `<script type="importmap">{"imports":{"react":"/react.js"}}</script><script type="module" src="/app.js"></script>`
    if (pathname === '/react') return void send(response, 'text/html', hostPage('A React page', react))
    const policy = [
      "default-src 'none'",
      `script-src ${hub.origin}`,
      `frame-src ${hub.origin} ${stranger.origin}`,
      "require-trusted-types-for 'script'",
    ]
    const loader = `<script type="module" src="${hub.origin}/embed.js"></script>`
    send(response, 'text/html', hostPage('A host page', loader), { 'content-security-policy': policy.join('; ') })
  }
  const host = await serve('localhost', (...args) => answerHost(host.origin, ...args))
  const stranger = await serve('localhost', (...args) => answerHost(stranger.origin, ...args))
  const stop = () => {
    for (const server of [hub, host, stranger]) server.stop()
  }
  return { hub: hub.origin, host: host.origin, stranger: stranger.origin, asked, state, stop }
}

export type Origins = Awaited<ReturnType<typeof startTwoOrigins>>

/** Browsers here block third-party cookies; after each test, the secret stood in no address, header or Referer. */
export const test = base.extend<{ origins: Origins }>({
  page: async ({ page }, use) => {
    await blockThirdPartyCookies(page)
    await use(page)
  },
  origins: async ({ context }, use) => {
    const origins = await startTwoOrigins()
    const urls: string[] = []
    context.on('request', (request) => urls.push(request.url(), request.postData() ?? ''))
    await use(origins)
    origins.stop()
    const seen = [...urls, ...origins.asked.map(({ url, headers }) => `${url}\n${headers}`)]
    expect(seen.filter((text) => text.includes(SECRET) || text.includes('secret-of-')).join('\n')).toBe('')
  },
})

export { expect }

type Told = [type: string, detail: unknown]

/** Puts `<connector-hub>` into the page and keeps what it tells. */
export async function place(page: Page, attributes: Record<string, string>): Promise<() => Promise<Told[]>> {
  await page.evaluate((given) => {
    const element = document.createElement('connector-hub')
    for (const [name, value] of Object.entries(given)) element.setAttribute(name, value)
    const told: Told[] = []
    Object.assign(window, { told })
    for (const type of ['ready', 'resize', 'step', 'linked', 'updated', 'closed', 'error', 'needs-token'])
      element.addEventListener(type, (event) => told.push([type, (event as CustomEvent).detail]))
    document.querySelector('#place')?.append(element)
  }, attributes)
  return () => page.evaluate(() => (window as unknown as { told: Told[] }).told)
}

/** The hub's frame, once it was started. */
export async function startedFrame(page: Page): Promise<Frame> {
  await expect(page.frameLocator('connector-hub iframe').getByText('Started')).toBeVisible()
  const frame = page.frames().find((it) => it.url().includes('/embed/'))
  if (!frame) throw new Error('The page has no frame of the hub.')
  return frame
}

/** Has the frame's page tell the host an event. */
export const post = (frame: Frame, event: object): Promise<void> =>
  frame.evaluate((given) => (globalThis as unknown as { post: (event: object) => void }).post(given), event)

/** What the frame's page was handed: `started`, `tokens` or `looks`. */
export const handed = (frame: Frame, list: 'started' | 'tokens' | 'looks'): Promise<unknown> =>
  frame.evaluate((name) => (globalThis as unknown as Record<string, unknown>)[name], list)
