import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import next from 'next'

// The page renderer, a process of its own: it gets no database address and no key (see web.ts), and ends with its parent.
process.on('disconnect', () => process.exit(0))
// Ctrl-C reaches the whole process group; the parent drains first and then ends this process with SIGTERM.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => process.exit(0))

const ROOT = join(import.meta.dirname, '..')
const dev = process.argv.includes('--dev')
if (!dev) lookForEnvIn(join(ROOT, '.next'))

// The front door reuses connections; one that is closed here just as it is used there would be a page that fails.
const server = createServer({ keepAliveTimeout: 0 })
const app = next({ dev, dir: ROOT, hostname: '127.0.0.1', httpServer: server, quiet: !dev })
await app.prepare()
const handle = app.getRequestHandler()
server.on('request', (request, response) => void handle(request, response))
if (dev) server.on('upgrade', app.getUpgradeHandler())
// A port of the system's choosing, told to the parent: two hubs on one machine never meet.
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address && typeof address === 'object') process.send?.({ port: address.port })
})

/**
 * Next looks for `.env` once in its life. This process may not read it (web-permissions.ts) and would complain of that at
 * every start, so the one look goes to a folder where there is none.
 */
function lookForEnvIn(folder: string): void {
  const packages = createRequire(createRequire(import.meta.url).resolve('next/package.json'))
  packages('@next/env').loadEnvConfig(folder, false)
}
