import { type ChildProcess, fork } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { createProxyServer } from 'httpxy'
import { coreEnvironment } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import type { Core } from './core.ts'
import type { KeyedEnv } from './keys.ts'
import { ROOT } from './source-hash.ts'
import { StartProblem } from './start-problem.ts'

type Message = { port: number } | { problem: string }

/** Core's own sources; a change in one of them starts core again, while pages and database stay up. */
const WATCHED = ['lib', 'connectors']
const SETTLE_MS = 80

/** For `npm run dev`: core in a process of its own that is replaced whenever its sources change. */
export async function startDevCore(env: KeyedEnv, databaseUrl: string): Promise<Core> {
  const proxy = createProxyServer()
  let child: ChildProcess | undefined
  let origin = Promise.withResolvers<string>()

  async function run(): Promise<void> {
    const fresh = Promise.withResolvers<string>()
    origin.promise.catch(() => undefined)
    origin.resolve(fresh.promise)
    origin = fresh
    const own = fork(join(import.meta.dirname, 'core-child.ts'), env.keysFile ? [env.keysFile] : [], {
      env: coreEnvironment(env, databaseUrl),
      execArgv: [],
    })
    child = own
    own.on('message', (message: Message) => {
      if ('port' in message) fresh.resolve(`http://127.0.0.1:${message.port}`)
      else fresh.reject(new StartProblem(message.problem))
    })
    own.on('exit', () => fresh.reject(new StartProblem('Core ended while it started; see the lines above.')))
    await fresh.promise
  }

  async function replace(): Promise<void> {
    const since = Date.now()
    await end(child)
    await run().then(
      () => console.log(`  Core      started again, ${Date.now() - since} ms`),
      (error: Error) => log().error(error.message),
    )
  }

  await run()
  let timer: NodeJS.Timeout | undefined
  let turn = Promise.resolve()
  const watchers = WATCHED.map((folder) =>
    watch(join(ROOT, folder), { recursive: true }, (_, name) => {
      if (!name || /\.test\.tsx?$/.test(name)) return
      clearTimeout(timer)
      timer = setTimeout(() => {
        turn = turn.then(replace)
      }, SETTLE_MS)
    }),
  )

  return {
    // A request that comes while core is being replaced waits for the new one.
    handle: async (request, response) => {
      try {
        await proxy.web(request, response, { target: await origin.promise })
      } catch {
        if (!response.headersSent) response.writeHead(503, { 'retry-after': '1' })
        response.end('Core does not run; see the terminal.\n')
      }
    },
    hasKey: async () => true,
    findEmbedders: async (sessionId) => {
      const answer = await fetch(`${await origin.promise}/api/sessions/${sessionId}/frame`)
      return answer.ok ? ((await answer.json()) as { origins: string[] }).origins : []
    },
    close: async () => {
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
      await turn
      await end(child)
    },
  }
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
}
