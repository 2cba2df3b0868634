import type { AccountList } from '#lib/api/contract.ts'
import type { Incident } from '#lib/api/incident-contract.ts'
import { accountsWords } from './page-words.ts'

type Met = Pick<Incident, 'provider_name' | 'environment' | 'code' | 'accounts'>

const met: Partial<Record<Incident['code'], string>> = {
  rate_limited: 'asks for fewer calls',
  unexpected_response: 'does not answer as it should',
}

/** A provider that is away: the beginning of a sentence that ends with since when; and that nothing has to be done. */
export function incidentWords({ provider_name: name, environment, code, accounts }: Met) {
  const what = met[code]
  const who = environment === 'sandbox' ? `The sandbox of ${name}` : name
  const through = `through ${accountsWords(accounts)}`
  return {
    title: what ? `${who} ${what}, seen ${through},` : `${who} could not be reached ${through}`,
    next: 'Nothing has to be done: accounts stay linked, checks go on by themselves.',
  }
}

type Trouble = { key: string; isBroken: boolean; words: string; show: string; href: string }

/**
 * What somebody has to mend or renew, each with the list of it; nothing where all accounts are as they should be. `old`:
 * how many have credentials that are older than their provider advises.
 */
export function attentionOf({ error = 0, expired = 0 }: AccountList['counts'], old = 0): Trouble[] {
  const all = [
    {
      key: 'error',
      count: error,
      words: `${accountsWords(error)} ${error === 1 ? 'needs' : 'need'} attention`,
      href: '/accounts?status=error',
    },
    {
      key: 'expired',
      count: expired,
      words: `The credentials of ${accountsWords(expired)} have expired`,
      href: '/accounts?status=expired',
    },
    {
      key: 'old',
      count: old,
      words: `The credentials of ${accountsWords(old)} are older than the provider advises`,
      href: '/accounts?credentials=old',
    },
  ]
  return all
    .filter(({ count }) => count > 0)
    .map(({ count, ...trouble }) => ({
      ...trouble,
      isBroken: trouble.key === 'error',
      show: count === 1 ? 'Show it' : 'Show them',
    }))
}
