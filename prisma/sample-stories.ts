import type { AccountStatus } from '#lib/accounts/describe-account.ts'
import type { SampleTest, SampleTests } from './sample-tests.ts'

/** One sample account: what was asked, and how it came to be as it is. */
export type SampleStory = {
  test: SampleTest
  status: AccountStatus
  owner: string
  label: string | null
  reason?: { code: string; description: string }
  /** it was in error last week, and somebody entered new credentials */
  wasMended?: boolean
  /** its secrets are older than its provider advises */
  isOld?: boolean
  /** its history is told from the first day on; of the many that fill a list only the last check */
  isTold?: boolean
}

/** `by`: who did what people do. Of every connector: all that links, and one that broke. The other statuses are dealt out among the connectors. */
export function sampleStories(connectors: readonly SampleTests[], by: string): SampleStory[] {
  const usable = connectors.filter(({ linked }) => linked.length > 0)
  const working = usable.flatMap(({ linked }) => linked.map(connected))
  const broken = usable.flatMap(({ refused }) => (refused.length > 0 ? [failed(refused[1] ?? refused[0]!)] : []))
  const others = [ranOut, paused, archived].flatMap((tell, index) => {
    const from = usable[index % usable.length]
    return from ? tell(from, by) : []
  })
  const [first] = usable
  const pilot = first ? unused(first, by) : []
  const all = [...working.slice(0, 1), ...broken, ...working.slice(1), ...others, ...pilot]
  return all.map((story) => ({ ...story, isTold: true }))
}

/** One more of the many that fill a list. */
export function fillerStory(connectors: readonly SampleTests[], number: number): SampleStory {
  const working = connectors.flatMap(({ linked }) => linked.slice(0, 1))
  const name = `Customer ${number + 1}`
  return { test: working[number % working.length]!, status: 'active', owner: name, label: name }
}

const connected = (test: SampleTest, index: number): SampleStory => ({
  test,
  status: 'active',
  owner: ownerOf(test),
  label: null,
  wasMended: index === 1,
  isOld: test.connector.rotateDays !== undefined && index === 0,
})

function failed(test: SampleTest): SampleStory {
  const owner = ownerOf(test)
  return { test, status: 'error', owner, label: `${owner} Academy`, ...reasonOf(test) }
}

function reasonOf({ report }: SampleTest): Pick<SampleStory, 'reason'> {
  return report.ok ? {} : { reason: { code: report.refusal.code, description: String(report.refusal.message) } }
}

const ranOut = ({ refused: [test] }: SampleTests): SampleStory[] =>
  test
    ? [
        byHand(
          test,
          'expired',
          'last year',
          'credentials_expired',
          `The credentials ran out at ${test.connector.provider}.`,
        ),
      ]
    : []
const paused = ({ linked: [test] }: SampleTests, by: string): SampleStory[] =>
  test ? [byHand(test, 'suspended', 'training', 'suspended_by_hand', `Suspended by ${by}.`)] : []
const unused = ({ linked: [test] }: SampleTests, by: string): SampleStory[] =>
  test
    ? [byHand(test, 'inactive', 'pilot', 'config_disabled', `The config ${pilotName(test)} was disabled by ${by}.`)]
    : []
const archived = ({ linked: [test] }: SampleTests, by: string): SampleStory[] =>
  test ? [byHand(test, 'archived', 'old', 'archived_by_hand', `Archived by ${by}.`)] : []

/** The config of the account that is inactive: a pilot that has ended, disabled. */
export const pilotName = ({ connector }: Pick<SampleTest, 'connector'>): string => `${connector.name} pilot`

function byHand(test: SampleTest, status: AccountStatus, mark: string, code: string, description: string): SampleStory {
  const owner = ownerOf(test)
  return { test, status, owner, label: `${owner} (${mark})`, reason: { code, description } }
}

/** Whose it is, by the provider's own name for it: `acme-sandbox.provider.example` → Acme. */
function ownerOf({ identity: { name } }: SampleTest): string {
  const [, host] = /^([a-z0-9]+)[a-z0-9-]*\.[a-z0-9.-]+$/.exec(name) ?? []
  return host ? host[0]!.toUpperCase() + host.slice(1) : name
}
