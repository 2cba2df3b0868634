import type { TestCredential } from '#lib/sandbox/index.ts'
import connector from './connector.ts'

/** `scale`: what a completed course has as completion_ratio; organisations differ. `hasProgress`: serves lecture progress. */
export type Organisation = { id: string; subdomain: string; scale: 1 | 100; hasProgress: boolean }

const acme = { id: '100028', subdomain: 'acme', scale: 100, hasProgress: true } as const satisfies Organisation
const borealis = { id: '204417', subdomain: 'borealis', scale: 1, hasProgress: false } as const satisfies Organisation
const cumulus = {
  id: '31055',
  subdomain: 'cumulus-sandbox',
  scale: 100,
  hasProgress: true,
} as const satisfies Organisation
const tortoise = { id: '418830', subdomain: 'tortoise', scale: 100, hasProgress: true } as const satisfies Organisation
export const organisations: readonly Organisation[] = [acme, borealis, cumulus, tortoise]

/** What Udemy, or what stands before it, does to every call of a client, instead of answering. */
export type Fault = 'busy' | 'busy_until' | 'down' | 'gateway' | 'silent' | 'slow' | 'page' | 'redirect' | 'challenge'

export type Client = {
  organisation: Organisation
  clientId: string
  clientSecret: string
  /** what the client may not do; `api` is a plan without the API */
  without?: 'api' | 'courses' | 'reports'
  revoked?: true
  fault?: Fault
}

const { clientId, clientSecret } = connector.fields as Record<string, { example: string }>

/** Fake credentials of the usual lengths that say what they stand for. */
const credentialsOf = (mark: string) => ({
  clientId: marked(clientId?.example ?? '', mark),
  clientSecret: marked(clientSecret?.example ?? '', mark),
})
const marked = (example: string, mark: string) => example.slice(0, example.length - mark.length) + mark

type Story = Omit<TestCredential, 'key' | 'values'> & Omit<Client, 'clientId' | 'clientSecret'>

const stories: Readonly<Record<string, Story>> = {
  '': {
    title: 'Works',
    description: 'The account of Acme: every check passes.',
    outcome: 'linked',
    organisation: acme,
  },
  Borealis: {
    title: 'Works for a second organisation',
    description: 'The account of Borealis, with progress between 0 and 1 and no lecture progress.',
    outcome: 'linked',
    organisation: borealis,
  },
  NoReports: {
    title: 'Works with a limitation',
    description: 'The account of Cumulus may read courses, but no activity reports.',
    outcome: 'linked',
    organisation: cumulus,
    without: 'reports',
  },
  Slow: {
    title: 'Works slowly',
    description: 'Udemy takes 9 seconds for the first answer.',
    outcome: 'linked',
    organisation: tortoise,
    fault: 'slow',
  },
  Revoked: {
    title: 'Revoked credentials',
    description: 'The pair was regenerated, so Udemy refuses the old one.',
    outcome: 'invalid_credentials',
    blames: ['clientId', 'clientSecret'],
    organisation: acme,
    revoked: true,
  },
  NoCourses: {
    title: 'No course permission',
    description: 'The credentials may read reports, but no courses.',
    outcome: 'insufficient_permission',
    organisation: acme,
    without: 'courses',
  },
  NoPlan: {
    title: 'Plan without API',
    description: 'Every read is refused, as for another organisation’s id.',
    outcome: 'wrong_organization',
    blames: ['organisationId'],
    organisation: acme,
    without: 'api',
  },
  Busy: transient('Rate limited', 'Udemy asks to wait 30 seconds.', 'busy', 'rate_limited'),
  BusyUntil: transient(
    'Rate limited until a time',
    'Udemy names the time to try again as a date.',
    'busy_until',
    'rate_limited',
  ),
  Down: transient('Udemy down', 'Udemy answers 503 with a web page.', 'down'),
  Gateway: transient('Gateway timeout', 'The gateway before Udemy gives up with status 524.', 'gateway'),
  Challenge: transient(
    'Challenge page',
    'The gateway asks for a browser: 403 with a web page, and no verdict on the credentials.',
    'challenge',
  ),
  Silent: transient('No answer', 'Udemy never answers.', 'silent'),
  Page: elsewhere('Web page instead of data', 'A login page answers with status 200.', 'page'),
  Redirect: elsewhere('Redirect', 'The subdomain sends every call to www.udemy.com.', 'redirect'),
}

function transient(
  title: string,
  description: string,
  fault: Fault,
  outcome: TestCredential['outcome'] = 'provider_unavailable',
): Story {
  return { title, description, outcome, organisation: acme, fault }
}

function elsewhere(title: string, description: string, fault: Fault): Story {
  return { title, description, outcome: 'wrong_tenant', blames: ['companySubdomain'], organisation: acme, fault }
}

export const clients: readonly Client[] = Object.entries(stories).map(
  ([mark, { title: _, description: __, outcome: ___, blames: ____, ...client }]) => ({
    ...client,
    ...credentialsOf(mark),
  }),
)

const keyOf = (mark: string) => mark.replace(/\B[A-Z]/g, (letter) => `_${letter}`).toLowerCase() || 'good'
const valuesOf = (mark: string, { id, subdomain }: Organisation) => ({
  ...credentialsOf(mark),
  companySubdomain: subdomain,
  organisationId: id,
})

const good = valuesOf('', acme)
const mistakes: readonly TestCredential[] = [
  {
    key: 'wrong_secret',
    title: 'Wrong Client Secret',
    description: 'The Client ID is right, the Client Secret is not. Udemy does not say which.',
    outcome: 'invalid_credentials',
    blames: ['clientId', 'clientSecret'],
    values: { ...good, clientSecret: credentialsOf('Wrong').clientSecret },
  },
  {
    key: 'unknown_subdomain',
    title: 'Unknown subdomain',
    description: 'No customer of Udemy has this subdomain.',
    outcome: 'wrong_tenant',
    blames: ['companySubdomain'],
    values: { ...good, companySubdomain: 'nobody-has-this' },
  },
  {
    key: 'other_subdomain',
    title: 'Another customer’s subdomain',
    description: 'The credentials of Acme at the address of Borealis: the courses give it away.',
    outcome: 'wrong_tenant',
    blames: ['companySubdomain'],
    values: { ...good, companySubdomain: borealis.subdomain },
  },
  {
    key: 'unknown_organisation',
    title: 'Unknown organisation',
    description: 'No organisation has this id: Udemy answers 404.',
    outcome: 'wrong_organization',
    blames: ['organisationId'],
    values: { ...good, organisationId: '999999' },
  },
  {
    key: 'other_organisation',
    title: 'Another organisation’s id',
    description: 'The credentials of Acme with the id of Borealis: Udemy answers 403 to every read.',
    outcome: 'wrong_organization',
    blames: ['organisationId'],
    values: { ...good, organisationId: borealis.id },
  },
]

const told = Object.entries(stories).map(([mark, { title, description, outcome, blames, organisation }]) => ({
  key: keyOf(mark),
  title,
  description,
  outcome,
  ...(blames && { blames }),
  values: valuesOf(mark, organisation),
}))
const links = ({ outcome }: TestCredential) => outcome === 'linked'

/** What to type to see each outcome, in the order of a tour: links first, then mistakes, then bad days. */
export const testCredentials: readonly TestCredential[] = [
  ...told.filter(links),
  ...mistakes,
  ...told.filter((one) => !links(one)),
]
