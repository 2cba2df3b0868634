import type { SessionView } from '#lib/api/session-contract.ts'

type Work = Pick<SessionView, 'owner' | 'provider' | 'account_id' | 'type' | 'values' | 'locked'>

const workOf = ({ owner, provider, account_id, type, values, locked }: Work): string =>
  JSON.stringify([owner.key, provider, account_id, type, Object.entries(values).sort(), [...locked].sort()])

/** Whether work can go on with the other session: the same customer of the same project, and the same thing to do. */
export const isSameSession = (one: Work, other: Work): boolean => workOf(one) === workOf(other)
