import type { Account, LinkRequest, RelinkRequest } from '#lib/api/contract.ts'
import { changedValues } from './changed-values.ts'

/** What a form does with its values: link with a config, or edit an account that keeps its id. */
export type LinkTarget = { kind: 'link'; configId: string } | { kind: 'relink'; account: Account }

export type Owner = { name: string; id: string }

/** `anyway`: although the same organisation is linked already. `identity`: the organisation an account may change to. */
export type How = { anyway?: true; identity?: string }

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
    const changed = changedValues(setup_information, values, asked)
    const accepted = how.identity && { accept_identity: how.identity }
    return { url: `/api/accounts/${id}/relink`, body: { values: changed, ...accepted } }
  }
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
