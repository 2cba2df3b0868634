import { fromPublic, type Prefix, toPublic } from '#lib/ids.ts'

/** Everything that something is done to, by the name that stands in the log, and the prefix of its ids. */
const prefixes: Readonly<Record<string, Prefix>> = {
  account: 'acc',
  config: 'cfg',
  connect_session: 'ses',
  person: 'per',
  invitation: 'inv',
  api_key: 'key',
  project: 'prj',
  webhook: 'whk',
  bulk_run: 'run',
}

const actorPrefixes: Readonly<Record<string, Prefix>> = { person: 'per', api_key: 'key', session: 'ses' }

type Kind = { type: string; id: string }

const readId = (kinds: Readonly<Record<string, Prefix>>, text: string): Kind | undefined => {
  for (const [type, prefix] of Object.entries(kinds)) {
    const id = fromPublic(prefix, text)
    if (id !== undefined) return { type, id }
  }
  return undefined
}

const writeId = (kinds: Readonly<Record<string, Prefix>>, type: string, id: string | null): string | null => {
  const prefix = kinds[type]
  return prefix && id !== null ? toPublic(prefix, id) : null
}

/** What a public id names, or undefined where it names nothing that stands in the log. */
export const readTarget = (text: string) => readId(prefixes, text)
export const readActor = (text: string) => readId(actorPrefixes, text)

/** The id of a target or an actor as it is shown. */
export const showTargetId = (type: string, id: string | null) => writeId(prefixes, type, id)
export const showActorId = (type: string, id: string | null) => writeId(actorPrefixes, type, id)
