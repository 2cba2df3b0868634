/**
 * How much this process asks of each receiver at once. One that is fast gets much, one that is slow little, and one that
 * fails is tried with two at a time, so that no receiver takes the room of the others.
 */

/** Lanes that a process holds, of all receivers. */
const IN_ALL = 1_000
/** Requests to one receiver at the same time. */
const AT_ONCE = 64

export type Load = {
  /** lanes that are held */
  held: number
  /** requests that run */
  running: number
  /** milliseconds that it takes to answer, the last few answers counting most; undefined: not known yet */
  ms: number | undefined
  failing: boolean
}

/** Lanes that may be held for a receiver. */
export function lanesFor({ ms, failing }: Pick<Load, 'ms' | 'failing'>): number {
  if (failing) return 2
  if (ms === undefined) return 16
  if (ms < 100) return 256
  return ms < 2_000 ? 64 : 16
}

/** Requests that may run at the same time. */
export const requestsFor = (load: Load): number => Math.min(lanesFor(load), AT_ONCE)

/** What is known of a receiver after one more try. */
export function learn(load: Load, { ms, ok }: { ms: number; ok: boolean }): void {
  load.ms = load.ms === undefined ? ms : 0.8 * load.ms + 0.2 * ms
  load.failing = !ok
}

/** How many more lanes may be taken. */
export function roomFor(loads: ReadonlyMap<string, Load>): {
  total: number
  of: Map<string, number>
  ofOthers: number
} {
  const held = [...loads.values()].reduce((sum, load) => sum + load.held, 0)
  return {
    total: Math.max(IN_ALL - held, 0),
    of: new Map([...loads].map(([id, load]) => [id, Math.max(lanesFor(load) - load.held, 0)])),
    ofOthers: lanesFor({ ms: undefined, failing: false }),
  }
}
