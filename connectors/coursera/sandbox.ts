import { type CreateSandbox, createTokens, html, nameNotFound, type SandboxOptions, wait } from '#lib/sandbox/index.ts'
import { type App, organizations, testCredentials } from './sandbox-accounts.ts'
import {
  accessDenied,
  expiredToken,
  fault,
  invalidId,
  invalidToken,
  notFound,
  plain,
  spring,
} from './sandbox-answers.ts'
import { dataOf } from './sandbox-data.ts'
import { admit } from './sandbox-exchange.ts'
import { answerFault, type Place } from './sandbox-faults.ts'
import { type Inferred, inferred as table } from './sandbox-inferred.ts'
import { answerRead } from './sandbox-reads.ts'
import { answerSkills } from './sandbox-skills.ts'
import { answerWrite } from './sandbox-writes.ts'

const HOST = 'api.coursera.com'
/** Hosts of Coursera's own: pages for people. */
const OWN = new Set(['www.coursera.org', 'dev.coursera.com'])
const TOKEN = '/oauth2/client_credentials/token'
const LIFETIME = 1799
const PATH = /^\/ent\/api\/businesses\.v1\/([^/]+)(\/.*)?$/
const SKILLS = /^\/ent\/api\/rest\/v1\/enterprise\/programs\/([^/]+)\/skillsets$/
const ID = /^[A-Za-z0-9_-]{22}$/

/** `uses`: how many calls a token has carried. */
type Grant = { app: App; uses: number }

/**
 * Coursera for Business as documented: a token by Basic and form, Bearer on every read below `/ent`, ids that keep their
 * case. What is inferred stands in `sandbox-inferred.ts`.
 */
const createSandbox = (options: SandboxOptions & { inferred?: Partial<Inferred> } = {}) => {
  const { now = Date.now, wait: pause = wait } = options
  const inferred: Inferred = { ...table, ...options.inferred }
  const { wording } = inferred
  const make = () => `sandbox${crypto.randomUUID().replaceAll('-', '')}`.slice(0, 28)
  const tokens = createTokens<Grant>({ lifetime: LIFETIME, now, make })

  const provider = async (request: Request): Promise<Response> => {
    const { hostname, pathname } = new URL(request.url)
    if (OWN.has(hostname)) return html(200, 'Coursera')
    if (hostname !== HOST) throw nameNotFound(hostname)
    if (pathname === TOKEN) return answerExchange(request)
    if (!pathname.startsWith('/ent/'))
      return fault(404, 'messaging.adaptors.http.flow.ApplicationNotFound', wording.noProxy.replace('{path}', pathname))
    const grant = readGrant(request)
    return grant instanceof Response ? grant : answerCall(request, grant)
  }

  async function answerExchange(request: Request): Promise<Response> {
    const app = await admit(request, inferred)
    if (app instanceof Response) return app
    const instead = await play(app, 'token', request)
    if (instead) return instead
    const isText = app.organization.writes === 'strings'
    const written = (number: number) => (isText ? String(number) : number)
    return Response.json({
      token_type: 'Bearer',
      access_token: tokens.give({ app, uses: 0 }),
      grant_type: 'client_credentials',
      issued_at: written(Math.floor(now() / 1000)),
      expires_in: written(LIFETIME),
    })
  }

  /** Whose token a call carries, or why it counts for nothing. */
  function readGrant({ headers }: Request): Grant | Response {
    const [, token = ''] = /^Bearer (\S+)$/.exec(headers.get('authorization') ?? '') ?? []
    const found = tokens.find(token)
    if (!found) return invalidToken()
    if (found.isExpired) return expiredToken()
    const { app } = found.holder
    if (app.without !== 'product') return found.holder
    const status = inferred.noProduct === 403 ? 403 : 401
    return fault(status, 'keymanagement.service.InvalidAPICallAsNoApiProductMatchFound', wording.noProduct)
  }

  async function answerCall(request: Request, grant: Grant): Promise<Response> {
    const { app } = grant
    const instead = await play(app, 'data', request, grant.uses++)
    if (instead) return instead
    const url = new URL(request.url)
    const home = { app, data: dataOf(app.organization), inferred, now: now() }
    const [, programId] = SKILLS.exec(url.pathname) ?? []
    if (programId) return answerSkills(decoded(programId), url, home)
    const [, id, path = ''] = PATH.exec(url.pathname) ?? []
    if (id === undefined) return notFound()
    const refusal = refusalFor(app, decoded(id), url.pathname)
    if (refusal) return refusal
    if (request.method === 'GET') return answerRead(decoded(path), url, home)
    if (request.method === 'POST') return answerWrite(decoded(path), request, home)
    return plain(405, wording.noMethod)
  }

  function refusalFor({ organization, without }: App, id: string, path: string): Response | undefined {
    const refuse = (status: 400 | 403 | 404) =>
      status === 400 ? invalidId(id) : status === 404 ? notFound() : accessDenied()
    if (!ID.test(id)) return refuse(inferred.malformedOrganization)
    if (without === 'organization') return spring(403, 'Forbidden', path, now())
    if (organization.id === id) return undefined
    if (organizations.some((it) => it.id === id))
      return inferred.otherOrganization === 'spring' ? spring(403, 'Forbidden', path, now()) : refuse(403)
    const isProgram = organizations.some((it) => dataOf(it).programs.some((program) => program.id === id))
    return refuse(isProgram ? inferred.programAsOrganization : inferred.unknownOrganization)
  }

  const play = (app: App, place: Place, request: Request, uses = 0) =>
    answerFault(app.fault, place, { request, wording, wait: pause, uses })

  return { provider, testCredentials }
}

export default createSandbox satisfies CreateSandbox

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
