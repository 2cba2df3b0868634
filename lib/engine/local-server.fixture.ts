import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { connect, createServer as createRawServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** Servers for tests: on loopback, on a free port, gone with the test. */
export const serve = (answer: RequestListener) => listen(createServer(answer))
export const serveSecure = (pair: { key: string; cert: string }, answer: RequestListener) =>
  listen(createSecureServer(pair, answer))
export const serveRaw = (answer: (socket: Socket) => void) => listen(createRawServer(answer))

export async function listen(server: Server): Promise<{ origin: string; port: number; connections: () => number }> {
  const sockets = new Set<Socket>()
  let count = 0
  server.on('connection', (socket: Socket) => {
    count++
    sockets.add(socket.on('error', () => {}).on('close', () => sockets.delete(socket)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, port, connections: () => count }
}

/** A port that was free a moment ago. */
export async function closedPort(): Promise<number> {
  const server = createRawServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

type Refusal = { status: number; headers?: string }

/**
 * A proxy that tells what it was asked. `lead` says for a host either the port on loopback that its tunnel goes to, or
 * what the proxy refuses it with.
 */
export async function serveProxy(lead: (host: string) => number | Refusal) {
  const seen: { url: string; headers: IncomingHttpHeaders }[] = []
  const server = createServer().on('connect', (request, socket) => {
    seen.push({ url: request.url ?? '', headers: request.headers })
    const way = lead(request.url?.replace(/:443$/, '') ?? '')
    socket.on('error', () => {})
    if (typeof way !== 'number')
      return socket.end(`HTTP/1.1 ${way.status} Said by a proxy\r\n${way.headers ?? ''}content-length: 0\r\n\r\n`)
    const far = connect(way, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      socket.pipe(far).pipe(socket)
    })
    far.on('error', () => socket.destroy())
  })
  return { seen, ...(await listen(server)) }
}
