import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { handleSandboxRequest } from '#lib/sandbox/index.ts'

// Every provider's sandbox over HTTP; each answer takes `delay` milliseconds longer, as the internet would.
let delay = 0
process.on('message', (message: { delay: number }) => {
  delay = message.delay
  process.send?.({ noted: true })
})
process.on('disconnect', () => process.exit(0))

const server = createServer(
  getRequestListener(async (request) => {
    if (delay > 0) await sleep(delay)
    return handleSandboxRequest(request)
  }),
)
server.listen(0, '127.0.0.1', () =>
  process.send?.({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }),
)
