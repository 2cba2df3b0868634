import { randomBytes, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { onTestFinished } from 'vitest'
import { adminCookie, writeSignInId } from '#lib/auth/admin-cookie.ts'
import { createOwner } from '#lib/auth/create-owner.ts'
import { hashPassword } from '#lib/auth/password.ts'
import { openSignIn } from '#lib/auth/sign-ins.ts'
import { defaultMethods } from '#lib/connectors/index.ts'
import { createDb } from '#lib/db.ts'
import { parseEnv } from '#lib/env.ts'
import { startJobs } from '#lib/jobs/index.ts'
import { createLog } from '#lib/log.ts'
import { createVault, environmentKeyProvider } from '#lib/vault/index.ts'
import { TEMPLATE } from '#server/test-database.ts'
import { testDatabase } from '#server/test-db.ts'
import { createApp } from './app.ts'
import type { Progress } from './contract.ts'

type Given = {
  connections?: number
  waitMs?: number
  /** variables beside those that every hub needs */
  env?: Record<string, string>
  /** another way to the database than its own address */
  through?: (url: string) => Promise<string>
}

/** The API on a real Node server and a free port, over an installation of its own for one test. */
export async function testApi({ env, through, ...limits }: Given = {}) {
  const { url, drop } = await testDatabase({ template: TEMPLATE })
  const db = createDb(through ? await through(url) : url, limits)
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const parsed = parseEnv({ HUB_URL: origin, HUB_SESSION_SECRET: randomBytes(32).toString('base64'), ...env })
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
  const lines: string[] = []
  const log = createLog({ level: 'debug', readable: false, write: (line) => void lines.push(line) })
  const vault = createVault({
    prisma: db.prisma,
    keyProvider: environmentKeyProvider({ key: randomBytes(32).toString('base64') }),
  })
  const jobs = await startJobs({ db, log, workers: [] })
  const app = createApp({ env: parsed.env, db, vault, log, jobs })
  server.on('request', getRequestListener(app.fetch))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await jobs.stop()
    await db.close()
    await drop()
  })
  return { origin, url, db, lines, app, vault, log, jobs, env: parsed.env }
}
export type TestApi = Awaited<ReturnType<typeof testApi>>

type Sent = { method?: string; headers?: Record<string, string>; json?: unknown; signal?: AbortSignal }

/** Asks as one of the hub's own pages does. */
export const ask = (
  { origin }: Pick<TestApi, 'origin'>,
  path: string,
  { method, headers, json, signal }: Sent = {},
): Promise<Response> =>
  fetch(origin + path, {
    method: method ?? (json === undefined ? 'GET' : 'POST'),
    headers: { origin, ...(json !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(json !== undefined && { body: JSON.stringify(json) }),
    ...(signal && { signal }),
  })

const password = 'fake words on a slow ferry'
let hashed: Promise<string> | undefined

/** The owner of a fresh hub, and the cookie of their browser: as after a sign-up, without a third of a second of scrypt. */
async function signUpOwner({ db, env }: TestApi) {
  const person = { name: 'Ada', email: `${randomUUID()}@acme.example`, password }
  hashed ??= hashPassword(password)
  const passwordHash = await hashed
  const connectors = await defaultMethods()
  const signInId = await db.prisma.$transaction(async (tx) => {
    const owner = { ...person, passwordHash, projectName: 'Acme Learning', connectors, actor: 'owner' } as const
    const made = await createOwner(tx, { ...owner, apiKey: env.apiKey })
    if (!made) throw new Error('This hub has an owner already.')
    return openSignIn(tx, made.personId, {})
  })
  const cookie = adminCookie({ hubUrl: env.hubUrl, secret: env.sessionSecret! })
  const answer = await new Hono()
    .get('/', async (c) => {
      await writeSignInId(c, cookie, signInId)
      return c.body(null)
    })
    .request('/')
  return { person, cookie: answer.headers.getSetCookie()[0]!.split(';')[0]! }
}

/** An API whose owner has just signed up; `as` asks with the owner's cookie. */
export async function signedUpApi(given: Given = {}) {
  const api = await testApi(given)
  const { person, cookie } = await signUpOwner(api)
  const as = (path: string, sent: Sent = {}) => ask(api, path, { ...sent, headers: { cookie, ...sent.headers } })
  const configs = await api.db.prisma.config.findMany({ where: { connector: 'udemy' } })
  const configIn = (wanted: string) => configs.find(({ environment }) => environment === wanted)!
  return { ...api, person, cookie, as, sandboxConfig: configIn('sandbox'), productionConfig: configIn('production') }
}

/** The lines of a stream of progress, each as soon as it is there. */
export async function* progressOf(answer: Response): AsyncGenerator<Progress> {
  let rest = ''
  for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()!
    for (const line of lines) yield JSON.parse(line) as Progress
  }
}

/** All lines of a stream of progress. */
export async function linesOf(answer: Response): Promise<Progress[]> {
  const lines: Progress[] = []
  for await (const line of progressOf(answer)) lines.push(line)
  return lines
}
