import type { TestCredential } from '#lib/sandbox/index.ts'
import connector from './connector.ts'

/** `slug`: the company's name in the portal's address, which people take for its id. */
export type Company = { id: string; slug: string }

const acme = { id: '4821', slug: 'acme-learning' } as const satisfies Company
const borealis = { id: '5177', slug: 'borealis' } as const satisfies Company
const tortoise = { id: '6034', slug: 'tortoise' } as const satisfies Company
export const companies: readonly Company[] = [acme, borealis, tortoise]

/** What Udacity, or what stands before it, does to a client: at the exchange, or at the reads after it. */
export type Fault = 'minted' | 'gateway' | 'silent' | 'slow' | 'busy' | 'down' | 'partial' | 'empty' | 'untrusted'

export type Client = {
  /** the companies the credential covers; with several, a token needs a companyId */
  companies: readonly Company[]
  clientId: string
  clientSecret: string
  /** what its tokens may not read */
  without?: 'catalog'
  revoked?: true
  fault?: Fault
}

type Story = Omit<TestCredential, 'key' | 'values'> & Omit<Client, 'clientId' | 'clientSecret'>

const stories: Readonly<Record<string, Story>> = {
  '': {
    title: 'Works',
    description: 'The credential of Acme: every check passes, with or without the Company ID.',
    outcome: 'linked',
    companies: [acme],
  },
  Several: {
    title: 'Works for one of several companies',
    description: 'The credential covers Acme and Borealis; the Company ID chooses Borealis.',
    outcome: 'linked',
    companies: [borealis, acme],
  },
  Slow: {
    title: 'Works slowly',
    description: 'Udacity takes 9 seconds for the first answer.',
    outcome: 'linked',
    companies: [tortoise],
    fault: 'slow',
  },
  Revoked: {
    title: 'Revoked credential',
    description: 'The credential was revoked in the portal, so no new token is made from it.',
    outcome: 'invalid_credentials',
    blames: ['clientId', 'clientSecret'],
    companies: [acme],
    revoked: true,
  },
  NoCatalog: {
    title: 'No catalog scope',
    description: 'A token is made, but it lacks the scope for the catalog: 403.',
    outcome: 'insufficient_permission',
    companies: [acme],
    without: 'catalog',
  },
  Busy: transient('Rate limited', 'More than 100 requests in a minute: the read is refused.', 'busy', 'rate_limited'),
  Minted: transient(
    'Too many tokens',
    'More than 50 tokens were made from this credential in a minute.',
    'minted',
    'rate_limited',
  ),
  Partial: transient(
    'Partial answer',
    'The catalog is null and an error stands beside it, all inside status 200.',
    'partial',
    'unexpected_response',
  ),
  Empty: transient('Empty answer', 'The catalog is null, and no error says why.', 'empty', 'unexpected_response'),
  Untrusted: transient(
    'Token refused',
    'Udacity refuses the token that it has just given.',
    'untrusted',
    'unexpected_response',
  ),
  Down: transient('Udacity down', 'Udacity answers the read with status 500.', 'down'),
  Gateway: transient('Gateway error', 'The gateway before Udacity answers 502 with a web page.', 'gateway'),
  Silent: transient('No answer', 'Udacity never answers.', 'silent'),
}

function transient(
  title: string,
  description: string,
  fault: Fault,
  outcome: TestCredential['outcome'] = 'provider_unavailable',
): Story {
  return { title, description, outcome, companies: [acme], fault }
}

const { clientId, clientSecret } = connector.fields as Record<string, { example: string }>
const marks = [...Object.keys(stories), 'Wrong']

/** Fake credentials of the published form: a secret says what it stands for, an id has its number. */
function credentialsOf(mark: string) {
  const number = marks.indexOf(mark).toString(16)
  return { clientId: marked(clientId?.example ?? '', number), clientSecret: marked(clientSecret?.example ?? '', mark) }
}
const marked = (example: string, mark: string) => example.slice(0, example.length - mark.length) + mark

export const clients: readonly Client[] = Object.entries(stories).map(
  ([mark, { title: _, description: __, outcome: ___, blames: ____, ...client }]) => ({
    ...client,
    ...credentialsOf(mark),
  }),
)

const keyOf = (mark: string) => mark.replace(/\B[A-Z]/g, (letter) => `_${letter}`).toLowerCase() || 'good'
const valuesOf = (mark: string, company: Company) => ({ ...credentialsOf(mark), companyId: company.id })

const good = valuesOf('', acme)
/** Said as empty, so that filling a form with it also clears the field. */
const noCompany = { companyId: '' }
const variations: readonly TestCredential[] = [
  {
    key: 'no_company_id',
    title: 'Works without a Company ID',
    description: 'The credential covers Acme alone, so the field may stay empty.',
    outcome: 'linked',
    values: { ...credentialsOf(''), ...noCompany },
  },
  {
    key: 'wrong_secret',
    title: 'Wrong Client Secret',
    description: 'The Client ID is right, the Client Secret is not. Udacity does not say which, and answers 200.',
    outcome: 'invalid_credentials',
    blames: ['clientId', 'clientSecret'],
    values: { ...good, clientSecret: credentialsOf('Wrong').clientSecret },
  },
  {
    key: 'needs_company_id',
    title: 'Company ID missing',
    description: 'The credential covers two companies, and none was named.',
    outcome: 'wrong_organization',
    blames: ['companyId'],
    values: { ...credentialsOf('Several'), ...noCompany },
  },
  {
    key: 'other_company',
    title: 'Another company’s id',
    description: 'The credential of Acme with the id of Borealis.',
    outcome: 'wrong_organization',
    blames: ['companyId'],
    values: { ...good, companyId: borealis.id },
  },
  {
    key: 'company_name',
    title: 'Name in place of the id',
    description: 'The company’s name in the portal’s address was pasted as the Company ID.',
    outcome: 'wrong_organization',
    blames: ['companyId'],
    values: { ...good, companyId: acme.slug },
  },
]

const toTry: readonly TestCredential[] = [
  ...Object.entries(stories).map(
    ([
      mark,
      {
        title,
        description,
        outcome,
        blames,
        companies: [company],
      },
    ]) => ({
      key: keyOf(mark),
      title,
      description,
      outcome,
      ...(blames && { blames }),
      values: valuesOf(mark, company ?? acme),
    }),
  ),
  ...variations,
]
const placeOf = ({ outcome, blames }: TestCredential) =>
  outcome === 'linked' ? 0 : blames || outcome === 'insufficient_permission' ? 1 : 2

/** What to type to see each outcome, in the order of a tour: links first, then mistakes, then bad days. */
export const testCredentials: readonly TestCredential[] = toTry.toSorted((a, b) => placeOf(a) - placeOf(b))
