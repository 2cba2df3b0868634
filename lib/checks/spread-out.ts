import { setTimeout as sleep } from 'node:timers/promises'

/** Queues are looked into about once a second, so several checks come at the same moment; in milliseconds. */
const SPREAD = 800

/** Waits a part of a second, another each time: checks that come together do not keep the process from everybody else. */
export const spreadOut = (signal: AbortSignal): Promise<void> =>
  sleep(Math.random() * SPREAD, undefined, { signal }).catch(() => undefined)
