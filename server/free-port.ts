import { createServer } from 'node:net'

/** A port of the loopback interface that nobody listens on now; `wanted` itself when it is free. */
export async function findFreePort(wanted = 0): Promise<number> {
  const port = await tryPort(wanted)
  return port ?? findFreePort(0)
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address && typeof address === 'object' ? address.port : undefined))
    })
  })
}
