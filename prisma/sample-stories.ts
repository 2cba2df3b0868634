import type { AccountStatus } from '#lib/accounts/describe-account.ts'
import type { SampleTest, SampleTests } from './sample-tests.ts'

/** One sample account: what was asked, and how it came to be as it is. */
export type SampleStory = {
  test: SampleTest
  status: AccountStatus
  owner: string
  label: string | null
  reason?: { code: string; description: string }
}

/** Of every connector: all that links, and one that broke. The other statuses are dealt out among the connectors. */
export function sampleStories(connectors: readonly SampleTests[]): SampleStory[] {
  const usable = connectors.filter(({ linked }) => linked.length > 0)
  const working = usable.flatMap(({ linked }) => linked.map(connected))
  const broken = usable.flatMap(({ refused }) => (refused.length > 0 ? [failed(refused[1] ?? refused[0]!)] : []))
  const others = [ranOut, paused, unused, archived].flatMap((tell, index) => {
    const from = usable[index % usable.length]
    return from ? tell(from) : []
  })
  return [...working.slice(0, 1), ...broken, ...working.slice(1), ...others]
}

/** One more of the many that fill a list. */
export function fillerStory(connectors: readonly SampleTests[], number: number): SampleStory {
  const working = connectors.flatMap(({ linked }) => linked.slice(0, 1))
  const name = `Customer ${number + 1}`
  return { test: working[number % working.length]!, status: 'active', owner: name, label: name }
}

const connected = (test: SampleTest): SampleStory => ({ test, status: 'active', owner: ownerOf(test), label: null })

function failed(test: SampleTest): SampleStory {
  const owner = ownerOf(test)
  return { test, status: 'error', owner, label: `${owner} Academy`, ...reasonOf(test) }
}

function reasonOf({ report }: SampleTest): Pick<SampleStory, 'reason'> {
  return report.ok ? {} : { reason: { code: report.refusal.code, description: String(report.refusal.message) } }
}

const ranOut = ({ refused: [test] }: SampleTests): SampleStory[] =>
  test ? [byHand(test, 'expired', 'last year', `The credentials ran out at ${test.connector.provider}.`)] : []
const paused = ({ linked: [test] }: SampleTests): SampleStory[] =>
  test ? [byHand(test, 'suspended', 'training', 'Paused by hand, until the new term begins.')] : []
const unused = ({ linked: [test] }: SampleTests): SampleStory[] =>
  test ? [byHand(test, 'inactive', 'pilot', 'The pilot has ended, and nothing is called any more.')] : []
const archived = ({ linked: [test] }: SampleTests): SampleStory[] =>
  test ? [byHand(test, 'archived', 'old', 'Archived by hand.')] : []

function byHand(test: SampleTest, status: AccountStatus, mark: string, description: string): SampleStory {
  const owner = ownerOf(test)
  return { test, status, owner, label: `${owner} (${mark})`, reason: { code: status, description } }
}

/** Whose it is, by the provider's own name for it: `acme-sandbox.provider.example` → Acme. */
function ownerOf({ identity: { name } }: SampleTest): string {
  const [, host] = /^([a-z0-9]+)[a-z0-9-]*\.[a-z0-9.-]+$/.exec(name) ?? []
  return host ? host[0]!.toUpperCase() + host.slice(1) : name
}
