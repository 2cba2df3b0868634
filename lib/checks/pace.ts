import type { Db, Tx } from '#lib/db.ts'
import type { Lane } from './lanes.ts'

/** How far ahead slots are given out, in seconds: whoever comes then waits no longer, whatever is due. */
export const AHEAD_SECONDS = 90

/** The longest that one answer to one account can hold up all others, in seconds. */
const LONGEST_REST = 300

/** How many seconds' worth of checks may come at once, where slots were kept late. */
const BUNCH_SECONDS = 2

/** Seconds between two checks of a lane: so many that no minute has more than its limit, with what comes at once in it. */
export const stepOf = ({ checksPerMinute }: Pick<Lane, 'checksPerMinute'>): number =>
  (60 + 1.5 * BUNCH_SECONDS) / checksPerMinute

/** A provider's moments to be asked at, evenly apart. They are shared by every process of the hub. */
export type Slots = {
  /** how many can be taken now */
  free: number
  /** the moment of the slot with this number, from 0 */
  at: (index: number) => Date
}

/**
 * Takes slots of a lane: `take` looks how many it needs, and says how many it took of those that are free. Until `tx`
 * ends, whoever wants slots of the same lane waits. What does not commit takes none.
 */
export async function takeSlots(tx: Tx, lane: Lane, take: (slots: Slots) => Promise<number>): Promise<number> {
  const rest = restOf(lane)
  await tx.$executeRaw`
    insert into provider_paces (host, next_at) values (${lane.key}, now()) on conflict (host) do nothing`
  const [pace] = await tx.$queryRaw<{ start: Date; left: number }[]>`
    select start, extract(epoch from now() + make_interval(secs => ${AHEAD_SECONDS}) - start)::float8 as left
    from (
      select greatest(p.next_at, now(), (select r.next_at from provider_paces r where r.host = ${rest})) as start
      from provider_paces p where p.host = ${lane.key} for update of p) as paces`
  if (!pace) return 0
  const step = stepOf(lane)
  // The database keeps whole milliseconds, so a slot may begin a moment late.
  const free = Math.max(0, Math.floor(pace.left / step + 0.1))
  const at = (index: number) => new Date(pace.start.getTime() + index * step * 1000)
  const taken = free === 0 ? 0 : await take({ free, at })
  if (taken > 0) await tx.$executeRaw`update provider_paces set next_at = ${at(taken)} where host = ${lane.key}`
  return taken
}

/**
 * Asks at the moment itself whether a lane's limit leaves room, and takes it: a process that was held up does not make up
 * for it all at once.
 */
export async function takeTurn({ prisma }: Pick<Db, 'prisma'>, lane: Lane): Promise<boolean> {
  const step = stepOf(lane)
  const taken = await prisma.$executeRaw`
    insert into provider_paces as p (host, next_at) values (${`${lane.key} asked`}, now() + make_interval(secs => ${step}))
    on conflict (host) do update set next_at = greatest(p.next_at, now()) + make_interval(secs => ${step})
    where p.next_at <= now() + make_interval(secs => ${BUNCH_SECONDS})`
  return taken === 1
}

/** Leaves a provider alone for so many seconds (five minutes at most), because it asked to be: every process obeys. */
export async function letRest({ prisma }: Pick<Db, 'prisma'>, lane: Lane, seconds: number): Promise<void> {
  const rest = Math.min(Math.max(seconds, 1), LONGEST_REST)
  await prisma.$executeRaw`
    insert into provider_paces as p (host, next_at) values (${restOf(lane)}, now() + make_interval(secs => ${rest}))
    on conflict (host) do update set next_at = greatest(p.next_at, excluded.next_at)`
}

/** Until when a provider wants to be left alone; null: it does not. */
export async function restUntil({ prisma }: Pick<Db, 'prisma'>, lane: Lane): Promise<Date | null> {
  const [row] = await prisma.$queryRaw<{ until: Date }[]>`
    select next_at as until from provider_paces where host = ${restOf(lane)} and next_at > now()`
  return row?.until ?? null
}

const restOf = ({ key }: Lane): string => `${key} rests`
