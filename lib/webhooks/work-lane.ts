import { newId } from '#lib/ids.ts'
import { TEST_EVENT } from './event-types.ts'
import { type Due, isTestLane, type Lane } from './lane.ts'
import type { Receiver } from './read-endpoints.ts'
import type { ResultWriter } from './result-writer.ts'
import { nextTry } from './retry-times.ts'
import type { Tried } from './try-delivery.ts'
import type { Written } from './write-results.ts'

export type LaneWork = {
  writer: ResultWriter
  /** sends one delivery, once */
  send: (due: Due) => Promise<Tried>
  /** whether there is time for another one before the lease ends, and the hub is not stopping */
  mayStart: () => boolean
}

/**
 * Works through a lane: one delivery after the other, until one fails, everything that was read is through, or there is
 * no time left. A failing one holds back those behind it; a test is tried once, and one whose tries are used up, or whose
 * event is not kept any more, lets the others pass.
 */
export async function workLane(lane: Lane, receiver: Receiver, { writer, send, mayStart }: LaneWork): Promise<void> {
  const { projectId, endpointId, recordId, lease, arrivals } = lane
  const base = { projectId, endpointId, recordId, lease, arrivals }
  const letGo = (release: Written['release']) => writer.add({ ...base, release })
  if (!receiver.enabled && !isTestLane(lane)) return letGo('idle')
  for (const [index, due] of lane.due.entries()) {
    if (!mayStart()) return letGo('now')
    const tried = await send(due)
    if (tried.aborted) return letGo('now')
    // Neither is tried again, or says anything about the receiver.
    const isOnce = due.type === TEST_EVENT || due.payload === null
    const ok = tried.error === null
    const delay = ok || isOnce ? undefined : nextTry(due.attempts + 1, tried.retryAfter)
    const isLast = index === lane.due.length - 1
    const release = delay !== undefined ? 'later' : isLast ? (lane.hasMore ? 'now' : 'idle') : undefined
    writer.add(
      {
        ...base,
        tried: {
          deliveryId: due.id,
          attemptId: newId(),
          state: ok ? 'delivered' : delay === undefined ? 'failed' : 'waiting',
          ms: tried.ms,
          status: tried.status,
          error: tried.error,
          answer: tried.answer,
        },
        ...(delay !== undefined && { delay }),
        ...(release && { release }),
      },
      isOnce ? undefined : { projectId, endpointId, ok, gone: tried.gone ?? false },
    )
    if (delay !== undefined || tried.gone) {
      // Whoever is gone gets nothing more: the endpoint is switched off, and what is left waits.
      if (tried.gone && release === undefined) letGo('idle')
      return
    }
  }
  if (lane.due.length === 0) letGo('idle')
}
