import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { createProxyServer } from 'httpxy'
import type { Log } from '#lib/log.ts'
import type { FindClientAddress } from './client-address.ts'
import type { Health } from './health.ts'
import { drain, listen } from './http-server.ts'
import { requestIdOf, rewriteHeaders } from './incoming.ts'
import { createProxyHints } from './proxy-hints.ts'
import { createNonce, type HeaderOptions, securityHeaders } from './security-headers.ts'
import { unavailablePage } from './unavailable-page.ts'

export type Handle = (request: IncomingMessage, response: ServerResponse) => unknown

export interface FrontDoorOptions extends HeaderOptions {
  /** Answers `/api/*`; undefined while there is no core. */
  core: () => Handle | undefined
  /** Answers `/api/health`. */
  health: () => Promise<Health>
  /** Address of the page renderer, undefined while there is none. */
  webOrigin: () => string | undefined
  /** Origins whose pages may show the hub of this connect session (`ses_…`) in a frame. */
  findEmbedders: (sessionId: string) => Promise<readonly string[]>
  /** Address where the page renderer reaches core. */
  coreOrigin: () => string
  findClientAddress: FindClientAddress
  log: Log
}

export interface FrontDoor {
  listen: (port: number) => Promise<void>
  /** Stops accepting and lets requests under way finish. */
  drain: () => Promise<void>
}

const FRAME = /^\/embed\/(ses_[0-9a-z]{26})(?:\?|$)/
/** The loader that other sites' pages take from here, as a module: browsers ask leave for that. */
const LOADER = /^\/embed\.js(?:\?|$)/
const forAnySite = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }

/** Headers of web's answers that the front door decides on. */
const DECIDED = ['x-powered-by', 'server', ...Object.keys(securityHeaders('', { development: false, https: true }))]

/**
 * The one public port: security headers on every answer, `/api/*` to core, everything else to the page renderer.
 * Requests reach both with headers that visitors cannot forge: x-request-id, x-forwarded-for (the visitor's address
 * alone), x-hub-core, x-hub-path, and for web the policy with the nonce for its scripts.
 */
export function createFrontDoor(options: FrontDoorOptions): FrontDoor {
  const { log } = options
  const proxy = createProxyServer({ proxyTimeout: 120_000 })
  proxy.on('proxyRes', (answer) => {
    for (const name of DECIDED) delete answer.headers[name]
  })

  const hint = createProxyHints(options)
  const upgraded = new Set<Socket>()
  const embeddersOf = (sessionId: string) =>
    options.findEmbedders(sessionId).catch((error: Error) => {
      log.warn({ reason: error.message }, 'who may embed a session could not be found out; nobody may')
      return []
    })
  const server = createServer({ requestTimeout: 120_000, headersTimeout: 15_000 }, (request, response) => {
    const [, sessionId] = FRAME.exec(request.url ?? '') ?? []
    if (sessionId === undefined) return answer(request, response, [])
    void embeddersOf(sessionId).then((embedders) => answer(request, response, embedders))
  })

  function answer(request: IncomingMessage, response: ServerResponse, embedders: readonly string[]): void {
    const nonce = createNonce()
    const path = request.url ?? '/'
    const headers: Record<string, string> = {
      ...securityHeaders(nonce, options, embedders),
      ...(LOADER.test(path) ? forAnySite : {}),
    }
    const requestId = greet(request, options, hint)
    for (const [name, value] of Object.entries({ ...headers, 'x-request-id': requestId }))
      response.setHeader(name, value)
    if (!server.listening) response.setHeader('connection', 'close')

    if (/^\/api\/health(?:\?|$)/.test(path)) return void answerHealth(response, options.health)
    if (/^\/api(?:[/?]|$)/.test(path)) {
      const handle = options.core()
      return void (handle ? handle(request, response) : unavailablePage(response))
    }
    // Pages only read. A form that is sent before its script runs comes here: the way back to it beats an empty page.
    if (!options.development && request.method !== 'GET' && request.method !== 'HEAD')
      return void response.writeHead(303, { location: path.startsWith('//') ? '/' : path }).end()
    const target = options.webOrigin()
    if (!target) return void unavailablePage(response)
    rewriteHeaders(request, {
      'x-request-id': requestId,
      'x-forwarded-for': request.headers['x-forwarded-for'] as string,
      'x-forwarded-host': request.headers.host ?? '',
      'x-forwarded-proto': options.https ? 'https' : 'http',
      'x-hub-core': options.coreOrigin(),
      'x-hub-path': path,
      'content-security-policy': headers['content-security-policy'] ?? '',
    })
    proxy.web(request, response, { target }).catch((error: Error) => {
      if (response.destroyed || response.writableEnded) return
      log.warn({ requestId, reason: error.message }, 'the page renderer did not answer')
      if (response.headersSent) response.destroy()
      else unavailablePage(response)
    })
  }

  server.on('upgrade', (request, socket, head) => {
    const target = options.webOrigin()
    // Only Next's development server speaks over websockets; in production there is nothing to upgrade to.
    if (!options.development || !target) return void socket.destroy()
    upgraded.add(socket as Socket)
    socket.on('error', () => socket.destroy()).on('close', () => upgraded.delete(socket as Socket))
    proxy.ws(request, socket as Socket, { target }, head).catch(() => socket.destroy())
  })
  return { listen: (port) => listen(server, port), drain: () => drain(server, upgraded) }
}

async function answerHealth(response: ServerResponse, health: () => Promise<Health>): Promise<void> {
  const found = await health()
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' }
  response.writeHead(found.status === 'ok' ? 200 : 503, headers).end(JSON.stringify(found))
}

/** Gives the request its id and the visitor's true address; answers the id. */
function greet(
  request: IncomingMessage,
  { findClientAddress }: FrontDoorOptions,
  hint: ReturnType<typeof createProxyHints>,
): string {
  const peer = request.socket.remoteAddress
  const forwarded = request.headers['x-forwarded-for']
  const address = findClientAddress(peer, typeof forwarded === 'string' ? forwarded : undefined)
  hint(request, address)
  // The page renderer asks from here and names nobody else; a reverse proxy on this machine does.
  const own = forwarded === undefined && /^(::1|127\.|::ffff:127\.)/.test(peer ?? '')
  const requestId = requestIdOf(request, own)
  rewriteHeaders(request, { 'x-request-id': requestId, 'x-forwarded-for': address })
  return requestId
}
