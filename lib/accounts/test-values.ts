import type { Session } from '#lib/auth/connect-session.ts'
import type { Connector } from '#lib/define/index.ts'
import type { Door } from '#lib/engine/call.ts'
import { realDoor } from '#lib/engine/real-door.ts'
import type { TestEvent, TestReport } from '#lib/engine/report.ts'
import { testCredentials } from '#lib/engine/test-credentials.ts'
import { ok, type Result, refuse } from '#lib/problems.ts'
import { sandboxFor } from '#lib/sandbox/index.ts'
import { say } from '#lib/words/index.ts'
import type { Config } from '#prisma/generated/client.ts'
import type { AccountDeps } from './account-deps.ts'
import type { Values } from './read-values.ts'
import { takeSessionTest, takeTest } from './test-limit.ts'

/** Where a test tells what happens, and how it is stopped. */
export type Run = { report: (event: TestEvent) => void; signal: AbortSignal }

/** A test that ended: refused or not, with each of its steps. */
export type Tested = Extract<TestReport, { ok: true }> | Extract<TestReport, { ok: false }>

export type TestInput = {
  authMethod: string
  values: Values
  session?: Pick<Session, 'id'> | undefined
  /** whoever asks keeps to the provider's limits, so this test does not count against the one for tests by hand */
  isPaced?: boolean
}

/**
 * Tests values against the provider, or against the sandbox where the config says so. Refused: `too_many_requests`
 * before anything is asked, `cancelled` when the signal aborts.
 */
export async function testValues(
  { db, env, log }: AccountDeps,
  { config, connector }: { config: Pick<Config, 'projectId' | 'connector' | 'environment'>; connector: Connector },
  { authMethod, values, session, isPaced = false }: TestInput,
  { report, signal }: Run,
): Promise<Result<Tested>> {
  const { projectId, environment } = config
  const isSandbox = environment === 'sandbox'
  if (!isSandbox && !isPaced) {
    const perSession = session ? await takeSessionTest(db.pool, session.id) : ok(undefined)
    if (!perSession.ok) return perSession
    const { providerHost } = connector
    const allowed = await takeTest(db.pool, { perHour: env.testsPerHour, projectId, providerHost })
    if (!allowed.ok) return allowed
  }
  const door: Door = isSandbox
    ? { dispatch: (await sandboxFor(config.connector)).provider }
    : realDoor(env, (sentence) => log.warn(sentence))
  const tested = await testCredentials({ connector, authMethod, values, door, signal, report })
  if (signal.aborted)
    return refuse(
      'cancelled',
      say('The check was stopped. Nothing was stored.'),
      say('Start the check again when you like.'),
    )
  return ok(tested)
}
