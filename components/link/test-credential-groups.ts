import type { ConnectorDetail } from '#lib/api/contract.ts'
import { type OutcomeCode, transientCodes } from '#lib/define/index.ts'
import { type Said, say } from '#lib/words/index.ts'

export type TestCredential = ConnectorDetail['test_credentials'][number]
export type TestCredentialGroup = { title: Said; credentials: TestCredential[] }

/** What people get wrong most comes first. */
const refusals: readonly string[] = [
  'invalid_credentials',
  'wrong_organization',
  'wrong_tenant',
  'insufficient_permission',
  'malformed_input',
] satisfies OutcomeCode[]

const isTransient = ({ outcome }: TestCredential): boolean => transientCodes.some((code) => code === outcome)

/** Test credentials by what they end in; within a group the commonest outcome first, else in the sandbox's own order. */
export function groupTestCredentials(all: readonly TestCredential[]): TestCredentialGroup[] {
  const rankOf = ({ outcome }: TestCredential) =>
    refusals.includes(outcome) ? refusals.indexOf(outcome) : refusals.length
  const refused = all.filter((one) => one.outcome !== 'linked' && !isTransient(one))
  const groups: TestCredentialGroup[] = [
    { title: say('Works'), credentials: all.filter(({ outcome }) => outcome === 'linked') },
    { title: say('Refused'), credentials: refused.toSorted((one, other) => rankOf(one) - rankOf(other)) },
    { title: say('Cannot check now'), credentials: all.filter(isTransient) },
  ]
  return groups.filter(({ credentials }) => credentials.length > 0)
}
