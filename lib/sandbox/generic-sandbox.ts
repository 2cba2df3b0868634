import { type Connector, exampleValues, namesIn, render } from '#lib/define/index.ts'
import { createDoorkeeper } from './doorkeeper.ts'
import { hang, html, nameNotFound, wait } from './faults.ts'
import type { Sandbox, SandboxOptions } from './provider.ts'
import { receive } from './read-back.ts'
import { refusalResponse } from './refusal-response.ts'
import { actionOf, findRoute, type Route, routesOf } from './routes.ts'
import { type Play, scenariosOf, verdictsOf } from './scenarios.ts'

const SLOW = 9_000
const RETRY_AFTER = '30'

/** A provider that knows only what a definition says: it lets the examples in, and nobody else. */
export function genericSandbox(connector: Connector, options: SandboxOptions = {}): Sandbox {
  const { now = Date.now, wait: pause = wait } = options
  const { errors, baseUrl, providerHost } = connector
  const scenarios = scenariosOf(connector)
  const doorkeeper = createDoorkeeper(connector, scenarios, now)
  const routes = routesOf(connector)
  const hosts = connector.hosts.map((host) => render(host, exampleValues(connector.fields)))

  const provider = async (request: Request): Promise<Response> => {
    const received = await receive(request)
    const { hostname } = received.url
    if (!hosts.includes(hostname)) {
      if (hostname === providerHost) return html(200, connector.name)
      throw nameNotFound(hostname)
    }
    const match = findRoute(routes, baseUrl, received)
    if (!match) return refusalResponse({ status: 404 }, errors)
    const { route, found } = match
    const isExchange = 'exchange' in route
    const caller = isExchange ? doorkeeper.exchanging(route.exchange, found, received) : doorkeeper.calling(received)
    if (!caller) return refusalResponse({ status: 401 }, errors)
    const wrong = isExchange ? caller.wrong : [...caller.wrong, ...doorkeeper.wrongIn(found)]
    const refused =
      wrong.length > 0 ? refuse(connector, route, wrong) : await act(caller.scenario?.play, route, request)
    return refused ?? Response.json(isExchange ? doorkeeper.admit(route.exchange, caller) : route.example)
  }

  async function act(play: Play | undefined, route: Route, request: Request): Promise<Response | undefined> {
    switch (play?.kind) {
      case 'busy':
        return refusalResponse({ status: 429 }, errors, { 'retry-after': RETRY_AFTER })
      case 'down':
        return refusalResponse({ status: 503 }, errors)
      case 'silent':
        return hang(request)
      case 'slow':
        if (isFirst(connector, route)) await pause(SLOW, request.signal)
        return undefined
      case 'refuse':
        return isMeant(play, route) ? refusalResponse(play.when, errors) : undefined
    }
    return undefined
  }

  return { provider, testCredentials: scenarios.map(({ play: _, ...credential }) => credential) }
}

/** The rule that blames one of these fields says how the provider refuses them; undefined where an answer is what gives them away. */
function refuse(connector: Connector, route: Route, wrong: readonly string[]): Response | undefined {
  const own = 'exchange' in route ? (route.exchange.outcomes ?? []) : []
  const rules = [...own, ...connector.outcomes].flatMap(verdictsOf)
  const blaming = rules.find(({ verdict }) => verdict.fields.some((name) => wrong.includes(name)))
  if (blaming) return refusalResponse(blaming.when, connector.errors)
  const compared = connector.test.flatMap((call) => ('proves' in call ? namesIn(call.proves) : []))
  if (wrong.every((name) => compared.includes(name))) return undefined
  const isCredential = namesIn(connector.auth).some((name) => wrong.includes(name))
  return refusalResponse({ status: isCredential ? 401 : 404 }, connector.errors)
}

/** Whether the test begins with this request: one slow answer, so that a whole test stays within its time. */
function isFirst({ test: [first] }: Connector, route: Route): boolean {
  return first !== undefined && ('action' in first ? first.action : undefined) === actionOf(route)
}

function isMeant({ only, except, exchange = false }: Extract<Play, { kind: 'refuse' }>, route: Route): boolean {
  if (exchange || 'exchange' in route) return exchange && 'exchange' in route
  return only ? only === route.action : except !== route.action
}
