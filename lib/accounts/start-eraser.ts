import { eraseSessions } from '#lib/sessions/index.ts'
import type { AccountDeps } from './account-deps.ts'
import { eraseAccounts } from './erase-accounts.ts'

/** Milliseconds between two looks for accounts to erase. */
const PAUSE = 2_000

/** Looks between two for connect sessions that ended a month ago: about half an hour. */
const SESSIONS_EVERY = 900

/**
 * Erases deleted accounts when their ten seconds are over, now and until `stop` is called. `stop` waits for the sweep
 * that is running. Connect sessions go a month after their end. Any number of processes may do it at once.
 */
export function startEraser(deps: Pick<AccountDeps, 'db' | 'log'>): { stop: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  let stopped = false
  let looks = 0
  const sweep = async () => {
    await erase().catch((error: unknown) => {
      const reason = error instanceof Error ? error.name : 'unknown'
      deps.log.warn({ reason }, 'deleted accounts could not be erased yet')
    })
    if (!stopped) timer = setTimeout(begin, PAUSE).unref()
  }
  const erase = async () => {
    await eraseAccounts(deps)
    if (looks++ % SESSIONS_EVERY === 0) await eraseSessions(deps.db)
  }
  const begin = () => {
    running = sweep()
  }
  begin()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
