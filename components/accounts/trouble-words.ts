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

/** What somebody has to mend, by status; nothing where all accounts are as they should be. */
export function attentionOf({ error = 0, expired = 0 }: AccountList['counts']) {
  return [
    ...(error > 0
      ? [
          {
            status: 'error' as const,
            words: `${accountsWords(error)} ${error === 1 ? 'needs' : 'need'} attention`,
            show: error === 1 ? 'Show it' : 'Show them',
          },
        ]
      : []),
    ...(expired > 0
      ? [
          {
            status: 'expired' as const,
            words: `The credentials of ${accountsWords(expired)} have expired`,
            show: expired === 1 ? 'Show it' : 'Show them',
          },
        ]
      : []),
  ]
}
