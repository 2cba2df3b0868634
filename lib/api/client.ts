import { hc } from 'hono/client'
import type { Api } from './app.ts'

type Options = {
  cookie?: string | undefined
  /** the project to work in and no other, by its public id */
  project?: string | undefined
  /** a connect session's token; beside it neither cookie nor key counts */
  session?: string | undefined
  /** the language that a connect session is answered in: a tag, or a browser's Accept-Language */
  language?: string | undefined
  fetch?: typeof fetch
}

/**
 * The typed client of the hub's API: `await createClient(url, { cookie }).api.me.$get()`.
 * On the server of web, give the visitor's Cookie header; in a browser, leave it out and give the page's own origin and
 * the project the page was opened for.
 */
export const createClient = (baseUrl: string, options: Options = {}) =>
  hc<Api>(baseUrl, {
    headers: {
      ...(options.cookie && { cookie: options.cookie }),
      ...(options.project && { 'x-project': options.project }),
      ...(options.language && { 'accept-language': options.language }),
      ...(options.session && { 'x-hub-session-token': options.session }),
    },
    ...(options.fetch && { fetch: options.fetch }),
  })

export type Client = ReturnType<typeof createClient>
