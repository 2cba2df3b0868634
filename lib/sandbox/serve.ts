import type { Connector } from '#lib/define/index.ts'
import { connectors } from '#lib/registry.ts'
import { curlOf } from './curl.ts'
import type { TestCredential } from './provider.ts'
import { sandboxFor } from './sandbox-for.ts'

const LONGEST = 60_000
/** Headers that belong to this hop, not to the request inside. */
const HOP = ['host', 'connection', 'keep-alive', 'transfer-encoding', 'content-length', 'expect', 'upgrade']

/**
 * Serves every sandbox over HTTP: `/HOST/PATH` answers what `https://HOST/PATH` would; `/` lists providers and test
 * credentials. A name that does not exist cannot be played over HTTP: it redirects to the provider's own host, as
 * unknown subdomains do. Silence ends when the caller leaves, or after 60 seconds with 504.
 */
export async function handleSandboxRequest(request: Request): Promise<Response> {
  const { pathname, search, origin } = new URL(request.url)
  const [, host = '', path = '/'] = /^\/([^/]*)(\/.*)?$/.exec(pathname) ?? []
  const known = [...(await connectors())]
  if (!host) return plain(await indexPage(origin, known))
  const [id, connector] = known.find(([, it]) => servesHost(it, host)) ?? []
  if (!id || !connector) return plain(`No sandbox answers for ${host}. Open ${origin}/ for the list.\n`, 404)

  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(LONGEST)])
  try {
    const { provider } = await sandboxFor(id)
    return await provider(unwrapped(request, `https://${host}${path}${search}`, await request.arrayBuffer(), signal))
  } catch (error) {
    if (signal.aborted) return plain('The sandbox played a provider that never answers.\n', 504)
    if ((error as NodeJS.ErrnoException).code !== 'ENOTFOUND') throw error
    return new Response(null, { status: 302, headers: { location: `https://${connector.providerHost}/` } })
  }
}

function unwrapped(request: Request, url: string, body: ArrayBuffer, signal: AbortSignal): Request {
  const headers = new Headers(request.headers)
  for (const name of HOP) headers.delete(name)
  const { method } = request
  return new Request(url, { method, headers, signal, redirect: 'manual', ...(body.byteLength > 0 && { body }) })
}

/** Whether a host is one of the connector's, whatever stands in the places of its names. */
function servesHost({ hosts, providerHost }: Connector, host: string): boolean {
  const pattern = (template: string) =>
    new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{[\w\\.]+\}/g, '[^.]+')}$`)
  return host === providerHost || hosts.some((template) => pattern(template).test(host))
}

async function indexPage(origin: string, known: readonly (readonly [string, Connector])[]): Promise<string> {
  const parts = await Promise.all(
    known.map(async ([id, connector]) => {
      const { testCredentials } = await sandboxFor(id)
      const [good] = testCredentials
      return [
        `${connector.name}\n${'='.repeat(connector.name.length)}`,
        good ? `Try it:\n\n  ${curlOf(origin, connector, good.values)}\n` : '',
        ...testCredentials.map((credential) => describeCredential(credential, connector)),
      ].join('\n\n')
    }),
  )
  return [
    'Sandboxes of every provider. Nothing here is real and nothing leaves this machine.',
    `https://HOST/PATH is answered at ${origin}/HOST/PATH.`,
    ...parts,
    '',
  ].join('\n\n')
}

function describeCredential({ title, description, outcome, values }: TestCredential, { fields }: Connector): string {
  const lines = Object.entries(values).map(([name, value]) => `  ${fields[name]?.label ?? name}: ${value}`)
  return [`${title} → ${outcome}`, `  ${description}`, ...lines].join('\n')
}

const plain = (text: string, status = 200): Response =>
  new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })
