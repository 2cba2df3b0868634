import type { Account, ConnectorDetail } from '#lib/api/contract.ts'
import { publicValues } from './draft.ts'

type Values = Readonly<Record<string, string>>

/** What a connect session says about a form: public values known beforehand, and which of them nobody may change. */
export type FormSession = {
  /** its public id: what is typed for one customer is not offered to the next */
  id: string
  values: Values
  locked: readonly string[]
  /** there may be two accounts of the same organisation */
  multiple: boolean
  /** its secret is not known to be right yet: the form can be read, not filled in */
  waiting: boolean
}

type First = {
  connector: Pick<ConnectorDetail, 'fields' | 'sealed'>
  account?: Pick<Account, 'setup_information'> | undefined
  session?: FormSession | undefined
  /** what was typed before a reload */
  draft: Values
}

/** What stands in a form when it opens, '' where nothing does. What was typed counts more than what was known; what is locked, most. */
export function firstValues({ connector, account, session, draft }: First): Record<string, string> {
  const { fields, sealed } = connector
  const known = session?.values ?? {}
  const locked = Object.fromEntries(Object.entries(known).filter(([name]) => session?.locked.includes(name)))
  const begun = account
    ? { ...account.setup_information, ...known }
    : { ...known, ...publicValues(draft, fields, sealed), ...locked }
  return Object.fromEntries(Object.keys(fields).map((name) => [name, (begun as Values)[name] ?? '']))
}
