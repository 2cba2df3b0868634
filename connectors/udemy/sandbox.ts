import { type CreateSandbox, hang, html, nameNotFound, type SandboxOptions, wait } from '#lib/sandbox/index.ts'
import { type Client, clients, type Organisation, organisations, testCredentials } from './sandbox-accounts.ts'
import { detail, FORBIDDEN } from './sandbox-answers.ts'
import { dataOf } from './sandbox-data.ts'
import { type Inferred, inferred as table } from './sandbox-inferred.ts'
import { answerRead } from './sandbox-reads.ts'

const HOST = /^([a-z0-9-]+)\.udemy\.com$/
/** Hosts of Udemy's own: pages for people. */
const OWN = new Set(['www', 'business', 'api'])
const PATH = /^\/api-2\.0\/organizations\/([^/]+)\/(.*)$/
const RETRY_AFTER = 30
const SLOW = 9_000

/**
 * Udemy Business as facts and guesses know it: Basic on every call, no token endpoint, trailing slashes, 403 and 404 as
 * a live organisation gave them. What is guessed stands in `sandbox-inferred.ts`.
 */
const createSandbox = (options: SandboxOptions & { inferred?: Partial<Inferred> } = {}) => {
  const { now = Date.now, wait: pause = wait } = options
  const inferred = { ...table, ...options.inferred }
  const { wording } = inferred
  const data = new Map(organisations.map((organisation) => [organisation, dataOf(organisation)]))

  const provider = async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    const elsewhere = answerForHost(url.hostname)
    if (elsewhere) return elsewhere
    if (/\/oauth/i.test(url.pathname)) return detail(404, wording.notFound)
    if (!url.pathname.startsWith('/api-2.0/')) return html(200, 'Log in to Udemy Business')
    if (!url.pathname.endsWith('/'))
      return inferred.missingSlash === 301 ? redirect(withSlash(url)) : detail(404, wording.notFound)

    const given = request.headers.get('authorization')
    if (!given) return detail(401, wording.noCredentials, { 'www-authenticate': 'Basic realm="api"' })
    const client = clients.find((it) => !it.revoked && given === basic(it))
    if (!client) return detail(401, wording.badCredentials)
    const { pathname } = url
    const fault = await answerFault(client, pathname, request)
    if (fault) return fault
    if (request.method !== 'GET')
      return detail(405, wording.notAllowed.replace('{method}', request.method), { allow: 'GET' })

    const [, organisationId, path] = PATH.exec(pathname) ?? []
    if (organisationId === undefined || path === undefined) return detail(404, wording.notFound)
    const refused = refusalFor(client, organisationId, path, url.hostname)
    return (
      refused ??
      answerRead(path, url, { organisation: client.organisation, data: data.get(client.organisation)!, inferred })
    )
  }

  function answerForHost(hostname: string): Response | undefined {
    const subdomain = HOST.exec(hostname)?.[1]
    if (subdomain && OWN.has(subdomain)) return html(200, 'Udemy')
    if (organisations.some((it) => it.subdomain === subdomain)) return undefined
    if (!subdomain || inferred.unknownSubdomain === 'dns') throw nameNotFound(hostname)
    return inferred.unknownSubdomain === 'redirect' ? redirect('https://www.udemy.com/') : html(404, 'Page not found')
  }

  async function answerFault({ fault }: Client, path: string, request: Request): Promise<Response | undefined> {
    switch (fault) {
      case 'busy':
        return throttled(String(RETRY_AFTER))
      case 'busy_until':
        return throttled(new Date(now() + RETRY_AFTER * 1000).toUTCString())
      case 'down':
        return html(503, 'Service unavailable')
      case 'gateway':
        return html(524, 'A timeout occurred', { server: 'cloudflare', 'cf-ray': '8c0ffee0-FRA' })
      case 'challenge':
        return html(403, 'Just a moment...', {
          server: 'cloudflare',
          'cf-ray': '8c0ffee0-FRA',
          'cf-mitigated': 'challenge',
        })
      case 'page':
        return html(200, 'Log in to Udemy Business')
      case 'redirect':
        return redirect('https://www.udemy.com/')
      case 'silent':
        return hang(request)
      case 'slow':
        // The catalogue alone: a whole test has 15 seconds.
        if (path.endsWith('/courses/list/')) await pause(SLOW, request.signal)
    }
    return undefined
  }

  function refusalFor(
    { organisation, without }: Client,
    id: string,
    path: string,
    hostname: string,
  ): Response | undefined {
    const refuse = (status: 403 | 404) => (status === 403 ? detail(403, FORBIDDEN) : detail(404, wording.notFound))
    if (organisation.id !== id)
      return refuse(
        organisations.some((it) => it.id === id) ? inferred.otherOrganisation : inferred.unknownOrganisation,
      )
    if (!isHome(organisation, hostname) && inferred.otherSubdomain === 'not_found') return refuse(404)
    const isReport = path.startsWith('analytics/')
    const isForbidden = without === 'api' || (without === 'reports' && isReport) || (without === 'courses' && !isReport)
    return isForbidden ? refuse(403) : undefined
  }

  const throttled = (retryAfter: string) =>
    detail(429, wording.throttled.replace('{seconds}', String(RETRY_AFTER)), { 'retry-after': retryAfter })

  return { provider, testCredentials }
}

export default createSandbox satisfies CreateSandbox

const basic = ({ clientId, clientSecret }: Client): string => `Basic ${btoa(`${clientId}:${clientSecret}`)}`
const isHome = ({ subdomain }: Organisation, hostname: string): boolean => hostname === `${subdomain}.udemy.com`
const redirect = (location: string): Response => new Response(null, { status: 301, headers: { location } })
const withSlash = ({ origin, pathname, search }: URL): string => `${origin}${pathname}/${search}`
