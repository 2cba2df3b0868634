/** What must be there before the hub answers. */
export const PARTS = ['database', 'migrations', 'web'] as const
export type Part = (typeof PARTS)[number]

export interface Readiness {
  ready: (part: Part) => void
  lost: (part: Part) => void
  /** Empty once everything is there. */
  missing: () => Part[]
}

/** Which parts are ready; `/api/health` tells it, the front door asks it before it hands a request on. */
export function createReadiness(): Readiness {
  const there = new Set<Part>()
  return {
    ready: (part) => void there.add(part),
    lost: (part) => void there.delete(part),
    missing: () => PARTS.filter((part) => !there.has(part)),
  }
}
