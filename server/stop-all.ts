import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '#lib/log.ts'

/** Longer than the longest that a part allows itself: PostgreSQL is asked three times, 20 s each. */
const PATIENCE_MS = 65_000

/**
 * Stops parts one after the other, each by its name; absent ones are passed over. One that fails, or takes longer than
 * `patience` milliseconds, is told and does not keep the next ones running.
 */
export async function stopAll(
  parts: Record<string, (() => Promise<unknown> | undefined) | undefined>,
  log: Log,
  patience = PATIENCE_MS,
): Promise<void> {
  for (const [part, stop] of Object.entries(parts)) {
    const reason = await Promise.race([failureOf(stop), lateness(patience)])
    if (reason !== undefined) log.error({ part, reason }, 'a part could not be stopped')
  }
}

async function failureOf(stop: (() => Promise<unknown> | undefined) | undefined): Promise<string | undefined> {
  try {
    await stop?.()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const lateness = (ms: number) => sleep(ms, `it took longer than ${ms / 1000} s`, { ref: false })
