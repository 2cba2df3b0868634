import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { translate } from '#lib/api/canary-translate.fixture.ts'
import { at, type Connector, sealedFields } from '#lib/define/index.ts'
import { connectors } from '#lib/registry.ts'
import { handleSandboxRequest } from '#lib/sandbox/index.ts'

/** How test credentials are written where an account is a customer's: the sandbox's own stand in pages on purpose. */
const spellings = [
  ['fake', 'Fake'],
  ['facade', 'decade'],
] as const

export type SandboxServer = {
  origin: string
  /** access tokens that it gave so far */
  tokens: () => readonly string[]
  stop: () => void
}

/**
 * Every sandbox over HTTP on loopback, for HUB_TEST_ORIGIN. Test credentials in a customer's spelling are let in as the
 * ones they are made from, so that a test can tell a leaked credential from one that is documented.
 */
export async function startSandboxServer(): Promise<SandboxServer> {
  const known = [...(await connectors()).values()]
  const tokens: string[] = []
  const answer = async (request: Request): Promise<Response> => {
    const sent = { headers: Object.fromEntries(request.headers), body: await request.text() }
    const { headers, body } = translate(sent, (text) =>
      spellings.reduce((rest, [own, customers]) => rest.replaceAll(customers, own), text),
    )
    const { method, url, signal } = request
    const response = await handleSandboxRequest(
      new Request(url, { method, headers, signal, redirect: 'manual', ...(body && { body }) }),
    )
    tokens.push(...(await tokensIn(response.clone(), known)))
    return response
  }
  const server = createServer(getRequestListener(answer))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tokens: () => tokens,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function tokensIn(response: Response, known: readonly Connector[]): Promise<string[]> {
  if (!response.headers.get('content-type')?.includes('json')) return []
  const json: unknown = await response.json().catch(() => undefined)
  return known
    .flatMap(({ auth }) => Object.values(auth))
    .flatMap((method) => (method.type === 'token' ? [at(json, method.answer.token)] : []))
    .filter((token) => typeof token === 'string' && token.length >= 12) as string[]
}

/** Values of the sandbox with all that is stored encrypted in a customer's spelling. */
export function asCustomer(connector: Connector, values: Readonly<Record<string, string>>): Record<string, string> {
  const sealed = sealedFields(connector)
  const spell = (text: string) => spellings.reduce((rest, [own, customers]) => rest.replaceAll(own, customers), text)
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, sealed.includes(name) ? spell(value) : value]),
  )
}
