import { createServer } from 'node:http'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { startCore } from './core.ts'
import type { KeyedEnv } from './keys.ts'

// Core by itself, for `npm run dev`; dev-core.ts hands it the database and the keys and replaces it on a change.
process.on('disconnect', () => process.exit(0))
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => process.exit(0))

try {
  // The file that the keys came from, to look into it again when they were changed.
  const keyed = { ...(env() as KeyedEnv), keysFile: process.argv[2] }
  const core = await startCore(keyed, keyed.databaseUrl ?? '', log())
  const server = createServer((request, response) => void core.handle(request, response))
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (address && typeof address === 'object') process.send?.({ port: address.port })
  })
} catch (error) {
  process.send?.({ problem: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}
