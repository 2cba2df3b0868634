import { randomUUID } from 'node:crypto'
import {
  type Connector,
  exampleValues,
  type Json,
  namesIn,
  type RequestTemplate,
  render,
  type TokenAuth,
} from '#lib/define/index.ts'
import { hang, html, nameNotFound, wait } from './faults.ts'
import type { Sandbox, SandboxOptions } from './provider.ts'
import { type Found, type Received, readBack, readRequest, receive } from './read-back.ts'
import { put, refusalResponse } from './refusal-response.ts'
import { type Scenario, scenarioField, scenariosOf, verdictsOf } from './scenarios.ts'

type Route = { request: RequestTemplate } & ({ action: string; example: Json } | { signIn: TokenAuth })
type Minted = { scenario: Scenario | undefined; until: number }
/** Who asks: which scenario the credentials stand for, and the fields whose values are not the ones we know. */
type Caller = { scenario: Scenario | undefined; wrong: readonly string[] }

const SLOW = 9_000

/** A provider that knows only what a definition says: it lets the examples in, and nobody else. */
export function genericSandbox(connector: Connector, options: SandboxOptions = {}): Sandbox {
  const { now = Date.now, wait: pause = wait } = options
  const scenarios = scenariosOf(connector)
  const good = exampleValues(connector.fields)
  const hosts = connector.hosts.map((host) => render(host, good))
  const routes = routesOf(connector)
  const tokens = new Map<string, Minted>()
  const mark = scenarioField(connector)
  const first = connector.test[0]
  const proven = new Set(connector.test.flatMap((call) => ('proves' in call ? namesIn(call.proves) : [])))

  const fits = (name: string, value: string) =>
    value === good[name] || (name === mark && scenarios.some(({ values }) => values[name] === value))
  const wrongIn = (found: Found) =>
    found.filter(([name, value]) => Object.hasOwn(good, name) && !fits(name, value)).map(([name]) => name)
  const callerOf = (found: Found): Caller => {
    const value = found.find(([name]) => name === mark)?.[1]
    return {
      scenario: scenarios.find(({ play, values }) => play.kind !== 'answer' && values[mark] === value),
      wrong: wrongIn(found),
    }
  }

  /** Who a data call comes from; undefined when it carries no credential of any of the methods. */
  function authenticated({ headers }: Received): Caller | undefined {
    for (const method of Object.values(connector.auth)) {
      if (method.type === 'token') {
        const { scheme, header = 'authorization' } = method.send
        const minted = tokens.get((headers.get(header) ?? '').slice(scheme ? scheme.length + 1 : 0))
        const isSaid = !scheme || headers.get(header)?.startsWith(`${scheme} `)
        if (minted && isSaid && minted.until > now()) return { scenario: minted.scenario, wrong: [] }
      } else {
        const found =
          method.type === 'basic'
            ? readBasic(method, headers)
            : method.type === 'bearer'
              ? readBack(`Bearer ${method.token}`, headers.get('authorization') ?? '')
              : readBack(method.value, headers.get(method.name) ?? '')
        if (found) return callerOf(found)
      }
    }
    return undefined
  }

  /** The rule that blames one of these fields says how the provider refuses them. */
  function refuse(route: Route, wrong: readonly string[]): Response | undefined {
    const rules = [...('signIn' in route ? (route.signIn.outcomes ?? []) : []), ...connector.outcomes]
    const blamed = rules.flatMap(verdictsOf).find(({ verdict }) => verdict.fields.some((name) => wrong.includes(name)))
    if (blamed) return refusalResponse(blamed.when, connector.errors)
    if (wrong.every((name) => proven.has(name))) return undefined
    const isCredential = wrong.some((name) => namesIn(connector.auth).includes(name))
    return refusalResponse({ status: isCredential ? 401 : 404 }, connector.errors)
  }

  async function play(route: Route, scenario: Scenario, asked: Request): Promise<Response | undefined> {
    const action = 'action' in route ? route.action : undefined
    const { play } = scenario
    if (play.kind === 'silent') return hang(asked)
    if (play.kind === 'down') return refusalResponse({ status: 503 }, connector.errors)
    if (play.kind === 'busy') return withHeader(refusalResponse({ status: 429 }, connector.errors), 'retry-after', '30')
    if (play.kind === 'slow' && first && (action ? 'action' in first && first.action === action : 'signIn' in first))
      await pause(SLOW, asked.signal)
    if (play.kind !== 'refuse' || (action === undefined) !== Boolean(play.signIn)) return undefined
    const isRefused = play.only ? play.only === action : !play.except || play.except !== action
    return isRefused ? refusalResponse(play.when, connector.errors) : undefined
  }

  function mint({ answer }: TokenAuth, scenario: Scenario | undefined): Response {
    for (const [token, { until }] of tokens) if (until <= now()) tokens.delete(token)
    const token = `sandbox-${randomUUID()}`
    tokens.set(token, { scenario, until: now() + answer.lifetime * 1000 })
    const body = put({}, answer.token, token)
    return Response.json(answer.expiresIn ? put(body, answer.expiresIn, answer.lifetime) : body)
  }

  const provider = async (request: Request): Promise<Response> => {
    const received = await receive(request)
    const { hostname } = received.url
    if (!hosts.includes(hostname)) {
      if (hostname === connector.providerHost) return html(200, connector.name)
      throw nameNotFound(hostname)
    }
    for (const route of routes) {
      const found = readRequest(route.request, connector.baseUrl, received)
      const basic = 'signIn' in route && route.signIn.request.basic
      const pair = basic ? readBasic(basic, received.headers) : []
      if (!found) continue
      const caller = 'signIn' in route ? pair && callerOf([...found, ...pair]) : authenticated(received)
      if (!caller) return refusalResponse({ status: 401 }, connector.errors)
      const wrong = [...caller.wrong, ...('signIn' in route ? [] : wrongIn(found))]
      const refused =
        wrong.length > 0 ? refuse(route, wrong) : caller.scenario && (await play(route, caller.scenario, request))
      return refused ?? ('signIn' in route ? mint(route.signIn, caller.scenario) : Response.json(route.example))
    }
    return refusalResponse({ status: 404 }, connector.errors)
  }

  return { provider, testCredentials: scenarios.map(({ play: _, ...credential }) => credential) }
}

/** Every request of a definition; paths without names before paths with names, so that `/me` is not taken for `/{id}`. */
function routesOf({ auth, actions }: Connector): Route[] {
  const routes: Route[] = [
    ...Object.values(auth).flatMap((method) =>
      method.type === 'token' ? [{ request: method.request, signIn: method }] : [],
    ),
    ...Object.entries(actions).map(([action, { request, example }]) => ({ action, request, example })),
  ]
  return routes.sort((a, b) => namesIn(a.request.path).length - namesIn(b.request.path).length)
}

function readBasic(pair: { username: string; password: string }, headers: Headers): Found | undefined {
  const [, encoded = ''] = /^Basic (.+)$/.exec(headers.get('authorization') ?? '') ?? []
  return encoded ? readBack(`${pair.username}:${pair.password}`, Buffer.from(encoded, 'base64').toString()) : undefined
}

function withHeader(response: Response, name: string, value: string): Response {
  response.headers.set(name, value)
  return response
}
