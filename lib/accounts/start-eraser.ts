import type { AccountDeps } from './account-deps.ts'
import { eraseAccounts } from './erase-accounts.ts'

/** Milliseconds between two looks for accounts to erase. */
const PAUSE = 2_000

/**
 * Erases deleted accounts when their ten seconds are over, now and until `stop` is called. `stop` waits for the sweep
 * that is running. Any number of processes may do it at once.
 */
export function startEraser(deps: Pick<AccountDeps, 'db' | 'log'>): { stop: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  let stopped = false
  const sweep = async () => {
    await eraseAccounts(deps).catch((error: unknown) => {
      const reason = error instanceof Error ? error.name : 'unknown'
      deps.log.warn({ reason }, 'deleted accounts could not be erased yet')
    })
    if (!stopped) timer = setTimeout(begin, PAUSE).unref()
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
