/** One delivery as a worker has it in hand. */
export type Due = {
  id: string
  eventId: string
  type: string
  /** tries before this one */
  attempts: number
  sequence: number
  /** null: the event is not kept any more */
  payload: Record<string, unknown> | null
}

export type LaneKey = { projectId: string; endpointId: string; recordId: string }

/** A lane that this process holds until its lease ends. */
export type Lane = LaneKey & {
  lease: string
  /** how much had joined it when its deliveries were read */
  arrivals: number
  due: Due[]
  /** there are more than those in `due` */
  hasMore: boolean
  /** on this process's own clock, which does not jump */
  claimedAt: number
}

/** The record of a test is the endpoint itself, so a test is no account's or session's concern. */
export const isTestLane = ({ endpointId, recordId }: LaneKey): boolean => endpointId === recordId
