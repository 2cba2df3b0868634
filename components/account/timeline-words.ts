import { statusWords } from '#components/accounts/status.ts'
import type { Actor } from '#lib/api/account-history-contract.ts'
import type { Fields } from '#lib/define/index.ts'
import { type Check, causeWords } from './call-words.ts'
import type { EditItem, StatusItem } from './timeline-entries.ts'

/** Who did something; undefined where the hub did it by itself. */
export function actorWords({ type, name }: Actor): string | undefined {
  switch (type) {
    case 'person':
      return name ?? 'somebody who has left'
    case 'api_key':
      return name ? `API key ${name}` : 'an API key that is gone'
    case 'session':
      return 'the customer, by a link'
    case 'system':
      return undefined
  }
}

/** What set a check off, and by whom where somebody did: "by Ada", "in a bulk check by Ada", "on schedule". */
export function checkedBy({ cause, actor }: Pick<Check, 'cause' | 'actor'>): string {
  const who = actor && actorWords(actor)
  if (!who || cause === 'schedule') return causeWords[cause]
  return cause === 'bulk' ? `${causeWords.bulk} by ${who}` : `by ${who}`
}

/** A change of status in a heading: "Linked", "Connected again", "Paused". */
export function statusTitle({ from, to }: Pick<StatusItem, 'from' | 'to'>): string {
  if (from === null) return to === 'active' ? 'Linked' : `Linked: ${statusWords[to].word.toLowerCase()}`
  if (to !== 'active') return statusWords[to].word
  return from === 'suspended' ? 'Resumed' : 'Connected again'
}

const editTitles: Readonly<Record<string, string>> = {
  'account.relinked': 'Edited',
  'account.rotated': 'Credential rotated',
  'account.identity_changed': 'Changed to another organisation',
  'account.renamed': 'Renamed',
  'account.converted': 'Type changed',
  'account.restored': 'Brought back after a delete',
}

/** An edit in a heading; an action without words of its own is shown by its name. */
export const editTitle = ({ action }: Pick<EditItem, 'action'>): string =>
  editTitles[action] ?? action.replace(/^account\./, '').replaceAll('_', ' ')

/** What an edit changed, by the labels of the form: "Client ID, Client Secret". */
export const changedWords = ({ changed }: Pick<EditItem, 'changed'>, fields: Fields): string =>
  changed.flatMap((name) => (Object.hasOwn(fields, name) ? [fields[name]!.label] : [])).join(', ')
