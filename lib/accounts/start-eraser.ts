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
  let stopped = false
  const sweep = async (): Promise<void> => {
    try {
      await eraseAccounts(deps)
    } catch (error) {
      deps.log.warn({ reason: error instanceof Error ? error.name : 'unknown' }, 'deleted accounts could not be erased yet')
    }
    if (!stopped) timer = setTimeout(() => void (running = sweep()), PAUSE).unref()
  }
  let running = sweep()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
