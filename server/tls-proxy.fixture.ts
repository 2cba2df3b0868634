import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http'
import { createServer, request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { selfSigned } from '#lib/engine/certificate.fixture.ts'

type Sent = { method?: string; headers?: Record<string, string>; json?: unknown; from?: string }

/**
 * For tests: what a company puts in front of a hub. It ends TLS for one host, hands everything on in plain http as it
 * comes, and says in X-Forwarded-* who asked and how. `ask` is a browser on the other side of it.
 */
export async function tlsInFrontOf(hubPort: number, host: string) {
  const pair = selfSigned(host)
  const server = createServer(pair, (near, answer) => {
    const visitor = near.headers['x-test-visitor'] ?? near.socket.remoteAddress
    const before = near.headers['x-forwarded-for']
    const headers = {
      ...near.headers,
      'x-forwarded-for': before ? `${before}, ${visitor}` : String(visitor),
      'x-forwarded-proto': 'https',
      'x-forwarded-host': host,
    }
    const far = plainRequest({ port: hubPort, path: near.url, method: near.method, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers)
      given.pipe(answer)
    })
    far.on('error', () => answer.destroy())
    answer.on('close', () => far.destroy())
    near.pipe(far)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo

  /** `from`: the visitor's address, as the proxy sees it. */
  const begin = (path: string, { method, headers, json, from }: Sent = {}): ClientRequest =>
    request({
      host: '127.0.0.1',
      port,
      servername: host,
      ca: pair.cert,
      path,
      method: method ?? (json === undefined ? 'GET' : 'POST'),
      headers: {
        host,
        origin: `https://${host}`,
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...(from && { 'x-test-visitor': from }),
        ...headers,
      },
    }).end(json === undefined ? undefined : JSON.stringify(json))

  /** Answers once the headers are here; the body comes as it comes. */
  const open = (path: string, sent?: Sent) =>
    new Promise<IncomingMessage>((resolve, reject) => begin(path, sent).on('response', resolve).on('error', reject))

  const ask = async (path: string, sent?: Sent) => {
    const answer = await open(path, sent)
    const chunks: Buffer[] = []
    for await (const chunk of answer) chunks.push(chunk)
    return { status: answer.statusCode, headers: answer.headers, text: Buffer.concat(chunks).toString() }
  }
  return { open, ask }
}
