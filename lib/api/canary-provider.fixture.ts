import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { at, type Connector } from '#lib/define/index.ts'
import { connectors, findModule } from '#lib/registry.ts'
import { type CreateSandbox, genericSandbox, type Provider } from '#lib/sandbox/index.ts'
import { put } from '#lib/sandbox/refusal-response.ts'
import { type Canary, canary } from './canary.fixture.ts'
import type { Mood, Reply, Said } from './canary-moods.fixture.ts'
import { type Carried, plainTextOf, translate } from './canary-translate.fixture.ts'

export type CanaryProvider = Awaited<ReturnType<typeof canaryProvider>>

/**
 * Every provider of the product on one loopback address (HUB_TEST_ORIGIN): the connectors' own sandboxes, who take the
 * canaries in `knows` for the examples they stand for, give tokens that are canaries, and answer in the mood they are in.
 */
export async function canaryProvider() {
  const state = {
    id: '',
    connector: undefined as Connector | undefined,
    mood: undefined as Mood | undefined,
    /** the exchange is honest, whatever the mood */
    sparesExchange: false,
    /** canary → the example it stands for */
    knows: new Map<string, string>(),
    /** everything that was ever sent here, as plain text */
    heard: [] as string[],
    tokens: [] as Canary[],
  }
  const realTokens = new Map<string, string>()
  const sandboxes = new Map<string, Promise<Provider>>()
  let now = Date.now()
  const sandbox = () => {
    const { id } = state
    const known = sandboxes.get(id) ?? sandboxOf(id, () => now)
    sandboxes.set(id, known)
    return known
  }
  const isExchange = (path: string) =>
    Object.values(state.connector?.auth ?? {}).some(
      (method) => method.type === 'token' && path.endsWith(method.request.path),
    )

  async function honest(request: IncomingMessage, sent: Carried): Promise<Awaited<ReturnType<Said['honest']>>> {
    const known = [...state.knows, ...realTokens]
    const swapped = translate(sent, (text) => known.reduce((rest, [from, to]) => rest.replaceAll(from, to), text))
    const method = request.method ?? 'GET'
    // Two seconds pass with every call, so that no limit of calls a minute is met.
    now += 2_000
    const answer = await (await sandbox())(
      new Request(`https:/${request.url}`, {
        method,
        headers: withoutHop(swapped.headers),
        ...(swapped.body && { body: swapped.body }),
      }),
    )
    const reply = {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: await answer.text(),
    }
    return reply.headers['content-type']?.includes('json') ? { ...reply, body: withCanaryToken(reply.body) } : reply
  }

  function withCanaryToken(text: string): string {
    const body = JSON.parse(text) as Record<string, unknown>
    for (const method of Object.values(state.connector?.auth ?? {})) {
      if (method.type !== 'token') continue
      const real = at(body, method.answer.token)
      if (typeof real !== 'string') continue
      const token = canary(`Token${state.tokens.length}`, ['t%2B+', '/=t'])
      state.tokens.push(token)
      realTokens.set(token.value, real)
      put(body, method.answer.token, token.value)
    }
    return JSON.stringify(body)
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, [value ?? []].flat().join(', ')]),
    )
    const sent = { headers, body: Buffer.concat(chunks).toString() }
    const heard = plainTextOf(sent)
    state.heard.push(heard)
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname
    const exchange = isExchange(path)
    const echo = echoOf(sent)
    const said: Said = { echo, isExchange: exchange, honest: () => honest(request, sent) }
    const { mood } = state
    const reply: Reply = mood && !(exchange && state.sparesExchange) ? await mood(said) : await said.honest()
    write(response, reply, echo)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { state, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

async function sandboxOf(id: string, now: () => number): Promise<Provider> {
  const options = { now, wait: async () => {} }
  const module = await findModule(id, 'sandbox.ts')
  if (!module) return genericSandbox((await connectors()).get(id)!, options).provider
  const { default: createSandbox } = (await import(/* @vite-ignore */ module)) as { default: CreateSandbox }
  return createSandbox(options).provider
}

/** Headers that belong to the hop, not to the call. */
const withoutHop = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => !/^(host|connection|keep-alive|transfer-|content-length)/.test(name)),
  )

/** What was sent, said back: as it came, in plain text, and that in the alphabets that servers like. */
function echoOf(sent: Carried): string {
  const words = plainTextOf({ headers: { authorization: sent.headers.authorization ?? '' }, body: sent.body })
  return [
    sent.headers.authorization,
    words,
    sent.body,
    encodeURIComponent(words),
    Buffer.from(words).toString('hex'),
    Buffer.from(`:${words}`).toString('base64url'),
    JSON.stringify(JSON.stringify(words)),
  ].join(' ')
}

/** Answers, with the echo in headers too, some of which a caller of the hub may see. */
function write(response: ServerResponse, reply: Reply, echo: string): void {
  if (reply === 'cut') return void response.destroy()
  if (reply === 'silent') return
  const short = encodeURIComponent(echo.replaceAll('\n', ' ')).slice(0, 900)
  const plain = echo.replace(/[^\x20-\x7e]/g, '').slice(0, 900)
  const repeating = {
    'x-you': plain,
    'x-request-id': plain,
    link: `<https://next.example/?you=${short}>; rel="next"`,
    'ratelimit-policy': plain,
    'set-cookie': `you=${short}; Path=/`,
    'www-authenticate': `Basic realm="${short}"`,
  }
  const own = { ...reply.headers }
  for (const name of ['content-length', 'transfer-encoding', 'connection']) delete own[name]
  response.writeHead(reply.status, { ...repeating, ...own })
  response.end(reply.body)
}
