import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { createLog } from '#lib/log.ts'
import { clientAddressFinder } from './client-address.ts'
import { findFreePort } from './free-port.ts'
import { createFrontDoor, type FrontDoorOptions } from './front-door.ts'

export type Answer = (request: IncomingMessage, response: ServerResponse) => void

export const portOf = (server: Server) => (server.address() as AddressInfo).port
export const echo: Answer = (request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(request.headers))
}

/** A server on loopback for one test. */
export async function serve(answer: Answer): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${portOf(server)}`
}

/** A front door with an echoing core and an echoing web behind it. */
export async function open(more: Partial<FrontDoorOptions> & { web?: Answer } = {}) {
  const web = await serve(more.web ?? echo)
  const door = createFrontDoor({
    core: () => echo,
    health: async () => ({ status: 'ok', missing: [] }),
    webOrigin: () => web,
    findEmbedders: async () => [],
    coreOrigin: () => 'http://127.0.0.1:3000',
    findClientAddress: clientAddressFinder([]),
    development: false,
    https: false,
    log: createLog({ level: 'silent', readable: false }),
    ...more,
  })
  const port = await findFreePort()
  await door.listen(port)
  onTestFinished(door.drain)
  return { url: `http://127.0.0.1:${port}`, port, door }
}
