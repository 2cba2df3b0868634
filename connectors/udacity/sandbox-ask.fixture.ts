import type { Provider, SandboxOptions } from '#lib/sandbox/index.ts'
import { GENERATE_TOKEN } from './queries.ts'
import createSandbox from './sandbox.ts'
import { clients } from './sandbox-accounts.ts'
import type { Inferred } from './sandbox-inferred.ts'

type Options = SandboxOptions & { inferred?: Partial<Inferred> }
type Answer = { data?: Record<string, unknown> | null; errors?: { message: string; extensions?: { code: string } }[] }

export const [acme, several] = clients
export const clientWith = (fault: string) => clients.find((client) => client.fault === fault)!

/** One sandbox, asked as a client asks: each answer with its status, headers and body. */
export function asking(options: Options = {}) {
  const sandbox = createSandbox(options)
  const ask = async (domain: string, query: string, variables: object = {}, authorization?: string) =>
    answerOf(sandbox.provider, domain, { query, variables }, authorization)

  const mint = ({ clientId, clientSecret } = acme!, companyId?: string) =>
    ask('tokens', GENERATE_TOKEN, { input: { clientId, clientSecret, ...(companyId && { companyId }) } })

  /** A fresh token of this client, as the header carries it. */
  async function tokenOf(client = acme!, companyId = client.companies[0]!.id): Promise<string> {
    const { body } = await mint(client, companyId)
    return `Token ${(body.data!.generateToken as { unredactedToken: string }).unredactedToken}`
  }

  return { ...sandbox, ask, mint, tokenOf }
}

async function answerOf(provider: Provider, domain: string, body: object, authorization?: string) {
  const response = await provider(
    new Request(`https://api.udacity.com/api/public/api/v1/${domain}/graphql`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
    }),
  )
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  return { status: response.status, headers: response.headers, text, body: (isJson ? JSON.parse(text) : {}) as Answer }
}
