import type { Hono } from 'hono'
import { onTestFinished, vi } from 'vitest'
import { ask, type TestApi } from './api.fixture.ts'
import { type Canary, found, scanFor } from './canary.fixture.ts'

type Sent = { json?: unknown; headers?: Record<string, string>; signal?: AbortSignal }
type Answer = { status: number; text: string; json: unknown; cookie: string | undefined }
export type Walk = Awaited<ReturnType<typeof startWalk>>

const SHOWN_ONCE = [/https?:\/\/[^\s"'<>\\]+#([\w.~=%&-]{16,})/g, /"(?:token|secret|key)":\s*"([^"]{16,})"/g]

/**
 * Asks an API, and keeps all that is left behind: what it answered and printed, and every row it ever stored. Knows
 * every route of the app, and which of them have been seen to succeed and to fail.
 */
export async function startWalk(api: TestApi) {
  const secrets: Canary[] = []
  const places: { name: string; text: string; madeHere: Canary[] }[] = []
  const rows = new Map<string, Set<string>>()
  const printed = listen()
  const routes = routesOf(api)
  const seen = new Map(routes.map((route) => [route, new Set<'success' | 'failure'>()]))
  const nameOf = matcherFor(routes)

  /** `path` with its query; asked by whoever's cookie or key stands in `headers`. */
  async function send(method: string, path: string, { json, headers = {}, signal }: Sent = {}): Promise<Answer> {
    const response = await ask(api, path, {
      method,
      headers,
      ...(json !== undefined && { json }),
      ...(signal && { signal }),
    })
    const answer = keep(method, path, response, await response.text())
    await lookAtTables()
    return answer
  }

  /** A request as nobody's client sends it: `body` as it is. Look at the tables afterwards. */
  async function sendRaw(method: string, path: string, body: string, headers: Record<string, string>) {
    const response = await fetch(api.origin + path, {
      method,
      headers: { origin: api.origin, ...headers },
      ...(!['GET', 'HEAD'].includes(method) && { body }),
    })
    return keep(method, path, response, await response.text())
  }

  function keep(method: string, path: string, response: Response, text: string): Answer {
    const route = nameOf(method, path)
    const lastLine = parsed(text.trim().split('\n').at(-1) ?? '')
    const isProblem = (lastLine as { type?: string } | undefined)?.type === 'problem'
    if (route) seen.get(route)?.add(response.ok && !isProblem ? 'success' : 'failure')
    const headers = [...response.headers].filter(([name]) => name !== 'set-cookie')
    const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0]!)
    const set = cookies.map((line) => line.slice(line.indexOf('=') + 1)).filter((value) => value.length >= 16)
    // A link, a token or a key is shown once, by the very request that made it.
    const madeHere = method === 'POST' && response.ok ? secretsShownIn(text).map(found) : []
    secrets.push(...madeHere, ...set.map(found))
    const place = `answer of ${route ?? `${method} ${path}`} (${response.status})`
    places.push({ name: place, text: `${JSON.stringify(headers)}\n${text}`, madeHere })
    // Flags of a cookie are looked at as well, but the cookie itself is where it belongs.
    places.push({ name: `cookies of ${place}`, text: cookies.join('\n'), madeHere: set.map(found) })
    return { status: response.status, text, json: lastLine, cookie: cookies[0] }
  }

  let since = '0'
  /** Every row of every table that was written since the last look, as JSON; bytes are hex in it. */
  async function lookAtTables(): Promise<void> {
    const { pool } = api.db
    const { rows: tables } = await pool.query<{ name: string }>(
      `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    )
    const { rows: now } = await pool.query<{ xid: string }>('select pg_snapshot_xmin(pg_current_snapshot()) as xid')
    const written = tables.map(
      ({ name }) =>
        `select '${name}' as name, to_jsonb(t)::text as row from ${name} t where t.xmin::text::bigint >= ${since}`,
    )
    const { rows: kept } = await pool.query<{ name: string; row: string }>(written.join(' union all '))
    since = now[0]!.xid
    for (const { name, row } of kept) {
      const known = rows.get(name) ?? new Set<string>()
      rows.set(name, known.add(row))
    }
  }

  /** Every place in which a secret stands, with the form it has there; empty when all is well. */
  function leaks(): string[] {
    const everywhere = scanFor(secrets)
    const told = new Set<string>()
    const look = (name: string, text: string, scan = everywhere) => {
      for (const form of scan(text)) told.add(`${name}: ${form}`)
    }
    for (const { name, text, madeHere } of places) {
      const own = new Set(madeHere.map(({ value }) => value))
      look(name, text, own.size > 0 ? scanFor(secrets.filter(({ value }) => !own.has(value))) : everywhere)
    }
    for (const [name, kept] of rows) look(`table ${name}`, [...kept].join('\n'))
    look('log', api.lines.join(''))
    look('output', printed.join('\n'))
    return [...told]
  }

  /** Routes that the walk has not been seen to pass, or to be refused at. */
  const notWalked = (how: 'success' | 'failure'): string[] => routes.filter((route) => !seen.get(route)?.has(how))

  return { send, sendRaw, secrets, rows, routes, leaks, notWalked, lookAtTables }
}

/** `METHOD /path/{of}/every/route`, from the app's own table. */
function routesOf({ app }: TestApi): string[] {
  const known = (app as unknown as Hono).routes.filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
  return [...new Set(known.map(({ method, path }) => `${method} ${path}`))]
}

/** Which route answers a request: the one with the fewest names in it that fits. */
function matcherFor(routes: readonly string[]) {
  const namesIn = (route: string) => route.split(/[:{]/).length
  const sorted = [...routes].sort((one, other) => namesIn(one) - namesIn(other))
  const patterns = sorted.map((route) => {
    const [method = '', path = ''] = route.split(' ')
    const pattern = path.replace(/[.]/g, '\\.').replace(/:\w+(\{[^}]*\})?|\{\w+\}/g, '[^/]+')
    return { route, method, pattern: new RegExp(`^${pattern}$`) }
  })
  return (method: string, path: string) =>
    patterns.find((it) => it.method === method && it.pattern.test(path.split('?')[0]!))?.route
}

/** Everything this process prints from now on, also past the logger. */
function listen(): string[] {
  const printed: string[] = []
  for (const spy of [
    ...[process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write')),
    ...(['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name)),
  ]) {
    spy.mockImplementation((...said: unknown[]) => {
      printed.push(said.map(String).join(' '))
      return true
    })
    onTestFinished(() => spy.mockRestore())
  }
  return printed
}

const secretsShownIn = (text: string): string[] =>
  SHOWN_ONCE.flatMap((pattern) => [...text.matchAll(pattern)].map(([, secret]) => secret!))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
