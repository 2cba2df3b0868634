import { randomUUID } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Context } from '#lib/auth/context.ts'
import type { Db } from '#lib/db.ts'
import { newId, toPublic } from '#lib/ids.ts'
import { createEndpoint, type EndpointInput } from './create-endpoint.ts'
import { deliver, type Times } from './deliver.ts'
import type { DeliverDeps } from './webhook-deps.ts'

export type Heard = { id: string; headers: IncomingHttpHeaders; body: string; event: Record<string, unknown> }
type Said = { status?: number; headers?: Record<string, string>; body?: string }
export type Answering = (heard: Heard) => Said | Promise<Said>

/** A receiver on loopback that keeps what it hears; `answer` may be exchanged. It is gone when the test ends. */
export async function serveReceiver(answer: Answering = () => ({})) {
  const heard: Heard[] = []
  const state = { answer, heard }
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const body = Buffer.concat(chunks).toString()
      const one: Heard = {
        id: String(request.headers['webhook-id']),
        headers: request.headers,
        body,
        event: JSON.parse(body),
      }
      heard.push(one)
      const said = await state.answer(one)
      response.writeHead(said.status ?? 200, said.headers).end(said.body ?? '')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return Object.assign(state, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks` })
}

/** A new project, and somebody who may do everything in it. */
export async function newProject({ prisma }: Db): Promise<Context> {
  const projectId = newId()
  await prisma.project.create({ data: { id: projectId, name: 'Acme Learning' } })
  return { projectId, role: 'owner', actor: { type: 'system' } } as unknown as Context
}

/** An endpoint of the project, and the secret that was shown. */
export async function newEndpoint(deps: DeliverDeps, context: Context, input: EndpointInput) {
  const made = await createEndpoint(deps, context, input)
  if (!made.ok) throw new Error(JSON.stringify(made.problem))
  const { webhook, secret } = made.value
  return { ...webhook, secret }
}

/** Commits an event as verbs do; gives its public id. `record`: of which account. */
export async function tell(
  { prisma }: Pick<Db, 'prisma'>,
  { projectId }: Pick<Context, 'projectId'>,
  { type = 'account.updated', record = randomUUID(), n = 0 }: { type?: string; record?: string; n?: number } = {},
): Promise<string> {
  const id = newId()
  const payload = { event: type, record_id: toPublic('acc', record), n }
  await prisma.outboxEvent.create({ data: { projectId, id, type, recordId: record, payload } })
  return toPublic('evt', id)
}

/** Delivers until the test ends, or until `stop`. */
export function startDelivering(deps: DeliverDeps, times: Partial<Times> = {}): { stop: () => Promise<void> } {
  const stopping = new AbortController()
  const done = deliver(deps, stopping.signal, { idle: 20, retries: 20, ...times })
  const stop = () => {
    stopping.abort()
    return done
  }
  onTestFinished(stop)
  return { stop }
}

/** Lets every wait be over, as if the time had passed: retries are due now. */
export const passTime = ({ pool }: Pick<Db, 'pool'>) =>
  pool.query('update webhook_lanes set next_at = now() where next_at is not null and lease is null')
