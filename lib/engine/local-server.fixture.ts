import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { createServer as createRawServer, type Socket } from 'node:net'
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
