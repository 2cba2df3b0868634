import type { Account, LinkRequest, RelinkRequest } from '#lib/api/contract.ts'
import { changedValues } from './changed-values.ts'

/** What a form does with its values: link with a config, or edit an account that keeps its id. */
export type LinkTarget = { kind: 'link'; configId: string } | { kind: 'relink'; account: Account }

export type Owner = { name: string; id: string }

/** `anyway`: although the same organisation is linked already. `twin`: put the values into that account instead. */
export type How = { anyway?: true; twin?: string }

type Entries = {
  /** cleaned, without empty ones */
  values: Readonly<Record<string, string>>
  /** names of the fields that were asked for */
  asked: readonly string[]
  owner: Owner
}

type Request = { url: string; body: Omit<LinkRequest, 'attempt'> | Omit<RelinkRequest, 'attempt'> }

/** Where a press of Connect goes, and with what; the attempt's UUID is added by the sender. */
export function linkRequest(target: LinkTarget, { values, asked, owner }: Entries, how: How = {}): Request {
  if (target.kind === 'relink') {
    const { id, setup_information } = target.account
    return { url: `/api/accounts/${id}/relink`, body: { values: changedValues(setup_information, values, asked) } }
  }
  if (how.twin) return { url: `/api/accounts/${how.twin}/relink`, body: { values: { ...values } } }
  const [name, id] = [owner.name.trim(), owner.id.trim()]
  return {
    url: '/api/accounts',
    body: {
      config_id: target.configId,
      values: { ...values },
      ...(id && { origin_owner_id: id }),
      ...(name && { origin_owner_name: name }),
      ...(how.anyway && { allow_duplicate: true }),
    },
  }
}
