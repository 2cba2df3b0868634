import { type Connector, type Json, namesIn, type RequestTemplate, type TokenAuth } from '#lib/define/index.ts'
import { type Found, type Received, readRequest } from './read-back.ts'

/** A request of a definition: an action's, or a token exchange. */
export type Route = { request: RequestTemplate } & ({ action: string; example: Json } | { exchange: TokenAuth })

/** Every request of a definition; paths without names first, so that `/me` is not taken for `/{id}`. */
export function routesOf({ auth, actions }: Connector): Route[] {
  const routes: Route[] = [
    ...Object.values(auth).flatMap((method) =>
      method.type === 'token' ? [{ request: method.request, exchange: method }] : [],
    ),
    ...Object.entries(actions).map(([action, { request, example }]) => ({ action, request, example })),
  ]
  return routes.sort((a, b) => namesIn(a.request.path).length - namesIn(b.request.path).length)
}

/** The route of a request, with the values found where its templates have names. */
export function findRoute(routes: readonly Route[], baseUrl: string, received: Received) {
  for (const route of routes) {
    const found: Found | undefined = readRequest(route.request, baseUrl, received)
    if (found) return { route, found }
  }
  return undefined
}

export const actionOf = (route: Route): string | undefined => ('action' in route ? route.action : undefined)
