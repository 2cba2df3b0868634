import { hc } from 'hono/client'
import type { Api } from './app.ts'

/**
 * The typed client of the hub's API: `await createClient(url, { cookie }).api.me.$get()`.
 * On the server of web, give the visitor's Cookie header; in a browser, leave it out and give the page's own origin.
 */
export const createClient = (baseUrl: string, options: { cookie?: string | undefined; fetch?: typeof fetch } = {}) =>
  hc<Api>(baseUrl, {
    headers: options.cookie ? { cookie: options.cookie } : {},
    ...(options.fetch && { fetch: options.fetch }),
  })

export type Client = ReturnType<typeof createClient>
