import type { ChecksDeps } from '#lib/checks/index.ts'

/** What bulk runs are worked through with. */
export type BulkDeps = ChecksDeps & {
  /** for how long a process has a run in hand before another may take it; each step begins it anew */
  leaseSeconds?: number
}

export const LEASE_SECONDS = 30

/** A run's place, by row ids. */
export type RunPlace = { projectId: string; runId: string }

export const WORK = 'bulk.work'
export const CHECK = 'bulk.check'
