/** One line of the table: what was measured, how many times the bare thing it takes, and the figures behind that. */
export type Row = { what: string; ratio: string; how: string }

/** Turns that the tasks take: a machine that is busier for a while is so for all of them. */
const TURNS = 10

/**
 * The median time of each task in milliseconds, after a warm-up. One at a time; in each turn a task runs several times in
 * a row, so that none is measured cold because of another.
 */
export async function medians<Name extends string>(
  tasks: Record<Name, () => unknown>,
  { rounds, warmUp }: { rounds: number; warmUp: number },
): Promise<Record<Name, number>> {
  const all = (Object.keys(tasks) as Name[]).map((name) => ({ name, task: tasks[name], samples: [] as number[] }))
  const inTurn = Math.ceil(rounds / TURNS)
  for (const { task } of all) for (let run = 0; run < warmUp; run++) await task()
  for (let done = 0; done < rounds; done += inTurn)
    for (const { task, samples } of all)
      for (let run = 0; run < inTurn; run++) {
        const since = performance.now()
        const given = task()
        // What is no promise is not waited for: a turn of the event loop takes as long as sealing.
        if (isThenable(given)) await given
        samples.push(performance.now() - since)
      }
  return Object.fromEntries(all.map(({ name, samples }) => [name, median(samples)])) as Record<Name, number>
}

const isThenable = (given: unknown): boolean => typeof (given as { then?: unknown } | undefined)?.then === 'function'

function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** `0.0042` → `4.2 µs`, `0.42` → `420 µs`, `12.34` → `12 ms`. */
export const inTime = (ms: number): string => (ms < 1 ? `${inShort(ms * 1000)} µs` : `${inShort(ms)} ms`)

const inShort = (value: number): string => (value < 10 ? value.toFixed(1) : String(Math.round(value)))

export const inTimes = (ratio: number): string => `${ratio < 10 ? ratio.toFixed(1) : Math.round(ratio)}×`

export const inKilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} KB`
