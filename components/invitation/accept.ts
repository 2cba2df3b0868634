import { type Asked, api, ask } from '#components/shell/api.ts'

export type LinkParts = { id: string; secret: string }
type Entries = { name?: string; email?: string; password?: string }

/** Uses the link up. */
export const accept = ({ id, secret }: LinkParts, entries: Entries = {}): Promise<Asked<unknown>> =>
  ask(api().invitations[':id'].accept.$post({ param: { id }, json: { secret, ...entries } }))

/** On to the accounts; the link is not kept in the history. */
export const enter = (): void => window.location.replace('/accounts')
