import {
  type Allowance,
  type CreateSandbox,
  createRateLimit,
  createTokens,
  hang,
  html,
  nameNotFound,
  type SandboxOptions,
  wait,
} from '#lib/sandbox/index.ts'
import { type Client, type Company, clients, companies, testCredentials } from './sandbox-accounts.ts'
import { type Problem, plainError, refusal, tooMany } from './sandbox-answers.ts'
import { dataOf } from './sandbox-data.ts'
import { type Operation, readQuery } from './sandbox-graphql.ts'
import { type Inferred, inferred as table } from './sandbox-inferred.ts'
import { answerField } from './sandbox-reads.ts'
import { type Domain, domains, pick, problemIn } from './sandbox-schema.ts'

const PATH = /^\/api\/public\/api\/v1\/([a-z-]+)\/graphql$/
/** Hosts for people. */
const PAGES = new Set(['www.udacity.com', 'manage.udacity.com', 'develop.udacity.com'])
const MINUTE = 60
const LIFETIME = 3600
const SLOW = 9_000

type Holder = { client: Client; company: Company }
type Limited = { response: Response; allowance: Allowance }

/**
 * Udacity Enterprise as its documentation describes it: five GraphQL endpoints, tokens of an hour, errors inside 200,
 * and limits that really count. What is guessed stands in `sandbox-inferred.ts`. `revoke` is what the portal does.
 */
const createSandbox = (options: SandboxOptions & { inferred?: Partial<Inferred> } = {}) => {
  const { now = Date.now, wait: pause = wait } = options
  const inferred = { ...table, ...options.inferred }
  const { wording, codes } = inferred
  const data = new Map(companies.map((company) => [company, dataOf(company)]))
  const tokens = createTokens<Holder>({ lifetime: LIFETIME, now, make: hexToken })
  const identities = createRateLimit({ limit: 100, seconds: MINUTE, now })
  const mints = createRateLimit({ limit: 50, seconds: MINUTE, now })
  const addresses = createRateLimit({ limit: inferred.perAddress, seconds: MINUTE, now })
  const revoked = new Set(clients.filter((client) => client.revoked).map(({ clientId }) => clientId))

  const provider = async (request: Request): Promise<Response> => {
    const { hostname, pathname } = new URL(request.url)
    if (PAGES.has(hostname)) return html(200, 'Udacity')
    if (hostname !== 'api.udacity.com') throw nameNotFound(hostname)
    const domain = PATH.exec(pathname)?.[1] ?? ''
    if (!isDomain(domain)) return plainError(404, wording.notFound, 'NOT_FOUND')
    if (request.method === 'GET') return html(200, 'GraphiQL')
    const { response, allowance } = await (domain === 'tokens' ? answerTokens(request) : answerData(domain, request))
    response.headers.set('x-ratelimit-limit', String(allowance.limit))
    response.headers.set('x-ratelimit-remaining', String(allowance.remaining))
    return response
  }

  /** The question of a request, or what is wrong with it. */
  async function read(domain: Domain, request: Request): Promise<Operation | { response: Response }> {
    const body = parsed(await request.text())
    if (typeof body?.query !== 'string') return { response: refusal(400, [{ message: wording.badBody }]) }
    const operation = readQuery(body.query, isObject(body.variables) ? body.variables : {})
    const root = 'kind' in operation && operation.kind === 'mutation' ? 'Mutation' : 'Query'
    const problem = 'syntax' in operation ? operation.syntax : problemIn(domains[domain], root, operation.fields)
    if (problem) return { response: refusal(inferred.badQuestion, [{ message: problem }]) }
    return operation as Operation
  }

  async function answerTokens(request: Request): Promise<Limited> {
    const allowance = addresses.take('the only address')
    if (allowance.retryAfter !== undefined) return { response: tooMany(allowance.retryAfter), allowance }
    const operation = await read('tokens', request)
    if ('response' in operation) return { response: operation.response, allowance }
    const [field] = operation.fields
    if (operation.kind === 'query' || !field) return { response: noHeader(), allowance }
    const input = isObject(field.args.input) ? field.args.input : {}
    const client = clients.find(({ clientId }) => clientId === input.clientId)
    const minted = client ? mints.take(client.clientId) : allowance
    if (minted.retryAfter !== undefined) return { response: tooMany(minted.retryAfter), allowance: minted }
    if (!client || client.clientSecret !== input.clientSecret) return { response: refusedExchange(), allowance: minted }
    const fault = await faultAtExchange(client, request)
    if (fault) return { response: fault, allowance: minted }

    const company = revoked.has(client.clientId) ? refusedExchange() : companyFor(client, input.companyId)
    if (company instanceof Response) return { response: company, allowance: minted }
    const unredactedToken = tokens.give({ client, company })
    const value = pick({ unredactedToken, expiresIn: LIFETIME }, field.fields)
    return { response: Response.json({ data: { [field.alias]: value } }), allowance: minted }
  }

  const refusedExchange = () =>
    refuse(inferred.refusedExchange, { message: wording.badCredentials, code: 'UNAUTHORIZED', path: ['generateToken'] })

  function companyFor({ companies: covered }: Client, companyId: unknown): Company | Response {
    const path = ['generateToken']
    if (companyId === undefined || companyId === null) {
      const [only] = covered
      if (covered.length === 1 && only) return only
      const problem = { message: wording.companyRequired, code: codes.companyRequired, path }
      return refuse(inferred.refusedCompany, problem)
    }
    const chosen = covered.find(({ id }) => id === companyId)
    return chosen ?? refuse(inferred.refusedCompany, { message: wording.otherCompany, code: codes.otherCompany, path })
  }

  async function faultAtExchange({ fault }: Client, request: Request): Promise<Response | undefined> {
    if (fault === 'minted') return tooMany(MINUTE)
    if (fault === 'gateway') return html(502, 'Bad gateway')
    if (fault === 'silent') return hang(request)
    // The exchange alone: a whole test has 15 seconds.
    if (fault === 'slow') await pause(SLOW, request.signal)
    return undefined
  }

  async function answerData(domain: Exclude<Domain, 'tokens'>, request: Request): Promise<Limited> {
    const holder = holderOf(request.headers.get('authorization'))
    if (holder instanceof Response) {
      const allowance = addresses.take('the only address')
      return { response: allowance.retryAfter === undefined ? holder : tooMany(allowance.retryAfter), allowance }
    }
    const { client, company } = holder
    const allowance = identities.take(client.clientId)
    if (allowance.retryAfter !== undefined) return { response: tooMany(allowance.retryAfter), allowance }
    const operation = await read(domain, request)
    if ('response' in operation) return { response: operation.response, allowance }
    return { response: faultAtRead(client, domain, operation) ?? execute(operation, company), allowance }
  }

  function holderOf(given: string | null): Holder | Response {
    if (!given) return noHeader()
    const token = /^Token (\S+)$/.exec(given)?.[1]
    const found = token === undefined ? undefined : tokens.find(token)
    if (found && !found.isExpired) return found.holder
    return unauthorized(found ? 'token is no longer valid' : token ? 'token not found' : wording.otherScheme)
  }

  function faultAtRead({ fault, without }: Client, domain: Domain, { fields }: Operation): Response | undefined {
    const [field] = fields
    const path = [field?.alias ?? '']
    const nothing = { [field?.alias ?? '']: null }
    if (fault === 'busy') return tooMany(30)
    if (fault === 'down') return plainError(500, wording.serverError, codes.fault)
    if (fault === 'untrusted') return unauthorized('token not found')
    if (fault === 'partial') return refusal(200, [{ message: wording.partial, code: codes.fault, path }], nothing)
    if (fault === 'empty') return Response.json({ data: nothing })
    if (without !== domain) return undefined
    return refuse(403, { message: wording.missingScope, code: codes.missingScope, path })
  }

  function execute({ fields }: Operation, company: Company): Response {
    const home = { companyId: company.id, data: data.get(company)!, inferred }
    const answers = fields.map((field) => ({ field, answer: answerField(field, home) }))
    const problems = answers.flatMap(({ answer }) => ('problem' in answer ? [answer.problem] : []))
    const values = answers.map(({ field, answer }) => [
      field.alias,
      'value' in answer ? pick(answer.value, field.fields) : null,
    ])
    const answered = Object.fromEntries(values)
    if (problems.length === 0) return Response.json({ data: answered })
    // A variable of the wrong type is refused as a whole; the other errors stand beside what could be read.
    return problems.some(({ code }) => !code)
      ? refusal(inferred.badQuestion, problems)
      : refusal(200, problems, answered)
  }

  return { provider, testCredentials, revoke: (clientId: string) => void revoked.add(clientId) }
}

export default createSandbox satisfies CreateSandbox

const hexToken = (): string => crypto.randomUUID().replaceAll('-', '')
const isDomain = (name: string): name is Domain => Object.hasOwn(domains, name)
const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
const refuse = (status: number, problem: Problem): Response => refusal(status, [problem], null)
const unauthorized = (message: string): Response => refusal(401, [{ message, code: 'UNAUTHORIZED' }])
const noHeader = (): Response => unauthorized('no Authorization header')

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const body: unknown = JSON.parse(text)
    return isObject(body) ? body : undefined
  } catch {
    return undefined
  }
}
