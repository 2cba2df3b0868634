import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type Received = { path: string; headers: Record<string, string>; body: string }

/** An application that is told of events, on 127.0.0.1: it keeps what it was sent, and answers as it is asked to. */
export async function startReceiver() {
  const received: Received[] = []
  let answer: { status: number; body: string } = { status: 204, body: '' }
  const server = createServer(async (request, response) => {
    const body = await text(request)
    received.push({ path: request.url ?? '', headers: request.headers as Record<string, string>, body })
    response.writeHead(answer.status, { 'content-type': 'text/plain' }).end(answer.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    /** In the order of arrival. */
    received,
    /** What it says from now on. */
    answerWith: (status: number, body = '') => {
      answer = { status, body }
    },
    stop: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  }
}
