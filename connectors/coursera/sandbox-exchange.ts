import { type App, apps } from './sandbox-accounts.ts'
import { exchangeError, fault, notFound, plain } from './sandbox-answers.ts'
import type { Inferred } from './sandbox-inferred.ts'

type Pair = { apiKey: string; clientSecret: string }

/**
 * Who exchanges credentials for a token, or the gateway's refusal. The pair travels as Basic, the grant in a form; what
 * is wrong with the pair is told by 401 and a code, in one of three forms.
 */
export async function admit(request: Request, inferred: Inferred): Promise<App | Response> {
  const { wording } = inferred
  if (request.method !== 'POST') return inferred.exchangeByGet === 404 ? notFound() : plain(405, wording.noMethod)
  const form = await readForm(request)
  const grant = form.get('grant_type')
  if (!grant) return exchangeError(400, 'invalid_request', 'Required param : grant_type')
  if (grant !== 'client_credentials')
    return exchangeError(400, 'unsupported_grant_type', wording.unsupportedGrant.replace('{grant}', grant))

  const pair = readBasic(request) ?? (inferred.credentialsInBody ? readPair(form) : undefined)
  if (!pair) return unknownClient(wording.noCredentials, inferred)
  const app = apps.find(({ apiKey }) => apiKey === pair.apiKey)
  if (!app) return unknownClient(wording.unknownKey, inferred)
  if (app.clientSecret !== pair.clientSecret) return unknownClient(wording.wrongSecret, inferred)
  if (app.revoked) return fault(401, 'oauth.v2.InvalidApiKeyForGivenResource', wording.revoked)
  if (app.without === 'approval') return fault(401, 'keymanagement.service.app_not_approved', wording.notApproved)
  if (app.without === 'product' && inferred.noProduct === 'no token')
    return fault(401, 'keymanagement.service.consumer_key_missing_api_product_association', wording.noProductAtToken)
  return app
}

function unknownClient(text: string, { refusedExchange }: Inferred): Response {
  switch (refusedExchange) {
    case 'ErrorCode':
      return exchangeError(401, 'invalid_client', text)
    case 'fault':
      return fault(401, 'oauth.v2.InvalidClientIdentifier', 'Invalid client identifier {0}')
    case 'rfc':
      return Response.json({ error: 'invalid_client', error_description: text }, { status: 401 })
  }
}

/** The gateway reads a form only where the content type says that it is one. */
async function readForm(request: Request): Promise<URLSearchParams> {
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')
  return new URLSearchParams(isForm ? await request.text() : '')
}

function readBasic({ headers }: Request): Pair | undefined {
  const [, encoded] = /^Basic ([A-Za-z0-9+/]+=*)$/.exec(headers.get('authorization') ?? '') ?? []
  const [, apiKey, clientSecret] = (encoded && /^([^:]*):(.*)$/s.exec(decoded(encoded))) || []
  return apiKey !== undefined && clientSecret !== undefined ? { apiKey, clientSecret } : undefined
}

function decoded(base64: string): string {
  try {
    return atob(base64)
  } catch {
    return ''
  }
}

function readPair(form: URLSearchParams): Pair | undefined {
  const [apiKey, clientSecret] = [form.get('client_id'), form.get('client_secret')]
  return apiKey && clientSecret ? { apiKey, clientSecret } : undefined
}
