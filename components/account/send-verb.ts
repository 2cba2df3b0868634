import { type Asked, api, ask } from '#components/shell/api.ts'
import type { Account } from '#lib/api/contract.ts'
import type { Verb } from './verbs.ts'

/** Does it, and gives the account as it is then. */
export function sendVerb(verb: Verb, { id, type }: Pick<Account, 'id' | 'type'>): Promise<Asked<Account>> {
  const account = api().accounts[':id']
  const given = { param: { id } }
  switch (verb) {
    case 'suspend':
      return ask(account.suspend.$post(given))
    case 'resume':
      return ask(account.resume.$post(given))
    case 'archive':
      return ask(account.archive.$post(given))
    case 'unarchive':
      return ask(account.unarchive.$post(given))
    case 'convert':
      return ask(account.$patch({ ...given, json: { type: type === 'test' ? 'production' : 'test' } }))
  }
}
