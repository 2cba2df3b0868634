import type { TestCredential } from '#lib/sandbox/index.ts'
import connector from './connector.ts'
import { organization as example } from './examples.ts'

/**
 * Organizations differ: `writes` is how numbers of the token and `paging.next` are written, as both are seen;
 * `hasTotal`: says how many there are.
 */
export type Organization = {
  id: string
  name: string
  slug: string
  writes: 'numbers' | 'strings'
  hasTotal: boolean
}

const globeland: Organization = { ...example, writes: 'numbers', hasTotal: true }
const ostfold: Organization = {
  id: 'k3VdW1qIEe2Xr_9sT-Lm4A',
  name: 'Østfold Læring',
  slug: 'ostfold-laering',
  writes: 'strings',
  hasTotal: false,
}
const cumulus: Organization = {
  id: 'Q7hRzB0cEe6uAw2NfYxP9g',
  name: 'Cumulus Health',
  slug: 'cumulus-health',
  writes: 'strings',
  hasTotal: true,
}
const tortoise: Organization = {
  id: 'mS5tKx8DEe4vLq1JoHbZ3w',
  name: 'Tortoise Rail',
  slug: 'tortoise-rail',
  writes: 'numbers',
  hasTotal: true,
}
export const organizations: readonly Organization[] = [globeland, ostfold, cumulus, tortoise]

/** What Coursera, or what stands before it, does to an app instead of answering. */
export type Fault =
  | 'quota'
  | 'spike'
  | 'unavailable'
  | 'gateway_timeout'
  | 'bad_gateway'
  | 'page'
  | 'challenge'
  | 'silent'
  | 'slow'
  | 'late_token'
  | 'dead_token'

/** An app of the Developer Portal, with what it may not do. */
export type App = {
  organization: Organization
  apiKey: string
  clientSecret: string
  without?: 'approval' | 'product' | 'organization' | 'programs'
  revoked?: true
  fault?: Fault
}

const { apiKey, clientSecret } = connector.fields as Record<string, { example: string }>
const marked = (example = '', mark: string) => example.slice(0, example.length - mark.length) + mark

/** Fake credentials of the usual lengths that say what they stand for. */
const credentialsOf = (mark: string) => ({
  apiKey: marked(apiKey?.example, mark),
  clientSecret: marked(clientSecret?.example, mark),
})

type Story = Omit<TestCredential, 'key' | 'values'> & Omit<App, 'apiKey' | 'clientSecret'>

const both = ['apiKey', 'clientSecret']

const stories: Readonly<Record<string, Story>> = {
  '': links('Works', 'GlobeLand: every check passes.', globeland),
  Second: links('Works for a second organization', 'Østfold Læring: every check passes there as well.', ostfold),
  NoPrograms: links('Works with a limitation', 'Cumulus Health: the app may not read programs.', cumulus, {
    without: 'programs',
  }),
  Slow: links('Works slowly', 'Coursera takes 9 seconds for the access token.', tortoise, { fault: 'slow' }),
  LateToken: links(
    'Works at the second try',
    'Coursera does not know its own new access token at once. The hub asks again.',
    globeland,
    { fault: 'late_token' },
  ),
  Revoked: refusal('Revoked app', 'The key of the app was revoked in the Developer Portal.', 'invalid_credentials', {
    blames: both,
    revoked: true,
  }),
  Pending: refusal('App not approved', 'Nobody has approved the app yet.', 'invalid_credentials', {
    blames: both,
    without: 'approval',
  }),
  NoApi: refusal(
    'API not enabled',
    'The step of the guide that enables Coursera For Business API was left out.',
    'insufficient_permission',
    { without: 'product' },
  ),
  NotAdmin: refusal(
    'App of another account',
    'The app was not registered with the admin account of the organization, so it may not read it.',
    'wrong_organization',
    { blames: ['organizationId'], without: 'organization' },
  ),
  Quota: transient('Rate limited', 'The quota is used up. Coursera does not say for how long.', 'quota'),
  Spike: transient('Rate limited at once', 'Too many requests within a second.', 'spike'),
  Down: transient('Coursera down', 'The gateway answers 503.', 'unavailable'),
  TimedOut: transient('Gateway timeout', 'The gateway gives up waiting and answers 504.', 'gateway_timeout'),
  BadGateway: transient('Bad gateway', 'A gateway answers 502 with a web page.', 'bad_gateway'),
  Page: transient('Web page instead of data', 'A page for people answers with status 200.', 'page'),
  Challenge: transient('Challenge page', 'The gateway asks for a browser: 403 with a web page.', 'challenge'),
  Silent: transient('No answer', 'Coursera never answers.', 'silent'),
  DeadToken: transient(
    'New access token refused',
    'Coursera gives a token and then refuses it, twice. Nothing is wrong with the input.',
    'dead_token',
  ),
}

function links(title: string, description: string, organization: Organization, more: Partial<Story> = {}): Story {
  return { title, description, outcome: 'linked', organization, ...more }
}

function refusal(title: string, description: string, outcome: Story['outcome'], more: Partial<Story>): Story {
  return { title, description, outcome, organization: globeland, ...more }
}

function transient(title: string, description: string, fault: Fault): Story {
  const outcomes: Partial<Record<Fault, Story['outcome']>> = {
    quota: 'rate_limited',
    spike: 'rate_limited',
    dead_token: 'unexpected_response',
  }
  return { title, description, outcome: outcomes[fault] ?? 'provider_unavailable', organization: globeland, fault }
}

export const apps: readonly App[] = Object.entries(stories).map(
  ([mark, { title: _, description: __, outcome: ___, blames: ____, ...app }]) => ({ ...app, ...credentialsOf(mark) }),
)

const keyOf = (mark: string) => mark.replace(/\B[A-Z]/g, (letter) => `_${letter}`).toLowerCase() || 'good'
const good = { ...credentialsOf(''), organizationId: globeland.id }

function mistake(
  key: string,
  title: string,
  description: string,
  values: Partial<typeof good>,
  outcome: TestCredential['outcome'] = 'wrong_organization',
): TestCredential {
  const blames = outcome === 'invalid_credentials' ? both : ['organizationId']
  return { key, title, description, outcome, blames, values: { ...good, ...values } }
}

const mistakes: readonly TestCredential[] = [
  mistake(
    'wrong_secret',
    'Wrong Client Secret',
    'The API Key is right, the Client Secret is not. Coursera does not say which.',
    { clientSecret: credentialsOf('Wrong').clientSecret },
    'invalid_credentials',
  ),
  mistake(
    'wrong_key',
    'Wrong API Key',
    'Coursera knows no app with this API Key.',
    { apiKey: credentialsOf('Wrong').apiKey },
    'invalid_credentials',
  ),
  mistake(
    'other_organization',
    'Another organization’s id',
    'The app of GlobeLand with the id of Østfold Læring: 403.',
    {
      organizationId: ostfold.id,
    },
  ),
  mistake('unknown_organization', 'Unknown id', 'No organization has this id: Coursera answers 404.', {
    organizationId: 'AAAAAAAAAAAAAAAAAAAAAA',
  }),
  mistake(
    'program_id',
    'Id of a program',
    'It looks like an Organization ID, and only the read shows that it is none.',
    {
      organizationId: 'yePXtnxXEeaUlQqXZbuV2w',
    },
  ),
  mistake(
    'slug',
    'Name in the address',
    'GlobeLand’s name in its address instead of the id. The form says so before anything is sent.',
    { organizationId: globeland.slug },
    'malformed_input',
  ),
]

const told = (isBadDay: boolean): TestCredential[] =>
  Object.entries(stories)
    .filter(([, { fault, outcome }]) => isBadDay === (fault !== undefined && outcome !== 'linked'))
    .map(([mark, { title, description, outcome, blames, organization }]) => ({
      key: keyOf(mark),
      title,
      description,
      outcome,
      ...(blames && { blames }),
      values: { ...credentialsOf(mark), organizationId: organization.id },
    }))

/** What to type to see each outcome, in the order of a tour: links first, then mistakes, then bad days. */
export const testCredentials: readonly TestCredential[] = [...told(false), ...mistakes, ...told(true)]
