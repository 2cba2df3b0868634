import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

// A receiver of webhooks that takes everything. Asked to expect a number, it says so once that many have come since it was
// asked last.
let heard = 0
let told: (() => void) | undefined
let expected = Number.POSITIVE_INFINITY

process.on('message', (message: { expect: number }) => {
  expected = message.expect
  told = () => {
    heard -= expected
    expected = Number.POSITIVE_INFINITY
    process.send?.({ noted: true })
  }
  if (heard >= expected) told()
})
process.on('disconnect', () => process.exit(0))

const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    response.writeHead(204).end()
    heard++
    if (heard >= expected) told?.()
  })
})
server.listen(0, '127.0.0.1', () =>
  process.send?.({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }),
)
