import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

// The least that an HTTP server in Node can be: what the hub's own answers are compared with.
const BODY = JSON.stringify({ owner_exists: true })
process.on('disconnect', () => process.exit(0))

const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': BODY.length }).end(BODY)
})
server.listen(0, '127.0.0.1', () =>
  process.send?.({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }),
)
