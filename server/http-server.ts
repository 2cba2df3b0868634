import { createServer, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { StartProblem } from './start-problem.ts'

/** How long requests that are under way may take to finish when the product stops, in milliseconds. */
const DRAIN_MS = 30_000

/** Listens on a port of every interface. Throws {@link StartProblem} when the port cannot be had. */
export function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new StartProblem(explain(error, port))))
    server.listen(port, () => resolve())
  })
}

/** Throws what {@link listen} would throw for this port, before anything is made for nothing. */
export async function requirePort(port: number): Promise<void> {
  const probe = createServer()
  await listen(probe, port)
  await new Promise((resolve) => probe.close(resolve))
}

function explain(error: NodeJS.ErrnoException, port: number): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} is taken by another program, perhaps another hub. Stop it, or choose another port: PORT=${port + 1} npm start`
  if (error.code === 'EACCES')
    return `This user may not listen on port ${port}. Choose one above 1024: PORT=3000 npm start`
  return `Port ${port} cannot be listened on (${error.message}). Choose another one: PORT=${port + 1} npm start`
}

/** Stops accepting, lets requests under way finish (at most 30 s), then closes what is left. */
export async function drain(server: Server, sockets: Iterable<Socket> = []): Promise<void> {
  if (!server.listening) return
  const closed = new Promise((resolve) => server.close(resolve))
  for (const socket of sockets) socket.destroy()
  // A connection becomes idle when its last answer is out, and would then stay open for the next request.
  const sweep = setInterval(() => server.closeIdleConnections(), 20)
  const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
  await closed
  clearInterval(sweep)
  clearTimeout(force)
}
