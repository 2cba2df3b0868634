import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { childEnvironment } from '#lib/env.ts'
import type { Log } from '#lib/log.ts'
import type { Readiness } from './readiness.ts'
import { ROOT } from './source-hash.ts'
import { webPermissions } from './web-permissions.ts'

export interface Web {
  /** Address of the page renderer on loopback, undefined while it is away. */
  origin: () => string | undefined
  /** Resolves when it answers for the first time. */
  started: Promise<void>
  stop: () => Promise<void>
}

/** Pauses before a renderer that died is started again, in milliseconds; a minute of health starts them over. */
const PAUSES = [100, 1_000, 5_000, 15_000]
const HEALTHY_MS = 60_000

/** The environment of Next's processes: no database address, no key, and no `.env` read behind our back. */
export const webEnvironment = (development: boolean) =>
  childEnvironment({
    NODE_ENV: development ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    // Next reads .env files unless a parent did; ours may hold the database's address and the keys.
    __NEXT_PROCESSED_ENV: 'true',
  })

/**
 * The configuration as it was built, handed over as to Next's own standalone server: to read next.config.mjs again, Next
 * looks for files all the way up to the root of the disk, where the renderer may not look (web-permissions.ts).
 */
function builtConfig(): Record<string, string> {
  const { config } = JSON.parse(readFileSync(join(ROOT, '.next', 'required-server-files.json'), 'utf8'))
  return { __NEXT_PRIVATE_STANDALONE_CONFIG: JSON.stringify(config) }
}

/** Starts the page renderer (Next, in a process of its own) and starts it again whenever it ends. */
export function startWeb(options: { development: boolean; readiness: Readiness; log: Log }): Web {
  const { development, readiness, log } = options
  const started = Promise.withResolvers<void>()
  const env = { ...webEnvironment(development), ...(development ? {} : builtConfig()) }
  let child: ChildProcess | undefined
  let origin: string | undefined
  const stopping = new AbortController()

  async function run(failures: number): Promise<void> {
    const since = Date.now()
    child = fork(join(import.meta.dirname, 'web-child.ts'), development ? ['--dev'] : [], {
      env,
      // The development server compiles: it reads and writes everywhere in the repository.
      execArgv: development ? [] : webPermissions(),
      // In production Next's own greetings are not ours; its errors come on stderr.
      stdio: ['ignore', development ? 'inherit' : 'ignore', 'inherit', 'ipc'],
    })
    child.on('message', ({ port }: { port: number }) => {
      origin = `http://127.0.0.1:${port}`
      readiness.ready('web')
      started.resolve()
    })
    const code = await new Promise((resolve) => child?.once('exit', resolve).once('error', resolve))
    origin = undefined
    readiness.lost('web')
    if (stopping.signal.aborted) return
    const next = Date.now() - since > HEALTHY_MS ? 0 : failures
    log.error({ code }, 'the page renderer ended; it is started again')
    await sleep(PAUSES[Math.min(next, PAUSES.length - 1)], undefined, stopping).catch(() => undefined)
    if (!stopping.signal.aborted) await run(next + 1)
  }
  const ended = run(0)

  return {
    origin: () => origin,
    started: started.promise,
    stop: async () => {
      stopping.abort()
      child?.kill('SIGTERM')
      const force = setTimeout(() => child?.kill('SIGKILL'), 5_000)
      await ended
      clearTimeout(force)
    },
  }
}
