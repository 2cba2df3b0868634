import { say, type Words } from '#lib/words/index.ts'

/** Expected failures, one map. A verb returns them as values; lib/api puts them on the wire as RFC 9457. */

export const problemKinds = {
  invalid_request: { status: 400, title: say('The request could not be read') },
  too_large: { status: 413, title: say('The request is too large') },
  not_json: { status: 415, title: say('The request is not JSON') },
  not_signed_in: { status: 401, title: 'You are not signed in' },
  sign_in_refused: { status: 401, title: 'E-mail or password is not right' },
  not_allowed: { status: 403, title: say('You may not do this') },
  wrong_origin: { status: 403, title: say('The request came from another site') },
  /** the page was opened for a project that is none of the person's */
  wrong_project: { status: 403, title: 'This page belongs to another project' },
  not_found: { status: 404, title: say('There is nothing here') },
  owner_exists: { status: 409, title: 'This hub has an owner already' },
  /** absent, foreign and altered tokens alike; the other three are told to whoever has the right secret */
  session_unknown: { status: 401, title: say('This link opens nothing here') },
  session_expired: { status: 410, title: say('This link has expired') },
  session_used: { status: 410, title: say('This link was used already') },
  session_revoked: { status: 410, title: say('This link was withdrawn') },
  invitation_over: { status: 410, title: 'This link is no longer good' },
  /** made for somebody else, or for people who are signed in */
  invitation_refused: { status: 409, title: 'This invitation is not for you' },
  already_member: { status: 409, title: 'They belong to this project already' },
  last_owner: { status: 409, title: 'A project needs an owner' },
  only_project: { status: 409, title: 'A hub needs a project' },
  /** the attempt was used before; the form makes a new one */
  already_done: { status: 409, title: say('This was done already') },
  already_running: { status: 409, title: say('This is being checked already') },
  /** the provider refused the credentials; `code` says how */
  credentials_refused: { status: 422, title: say('The provider refused these credentials') },
  invalid_values: { status: 422, title: say('Some entries need attention') },
  /** the provider-side identity is linked already; `account` says where */
  already_linked: { status: 409, title: say('This is linked already') },
  /** an edit would give the account to another provider-side identity; `identity` says to which */
  identity_changed: { status: 409, title: say('These credentials belong to somebody else') },
  changed_meanwhile: { status: 409, title: say('This was changed meanwhile') },
  /** the caller went away or pressed Cancel */
  cancelled: { status: 408, title: say('The check was stopped') },
  config_disabled: { status: 409, title: say('This config is disabled') },
  /** accounts use it, or its connector has no other */
  config_needed: { status: 409, title: 'This config is needed' },
  account_not_usable: { status: 412, title: 'This account cannot be used now' },
  too_many_requests: { status: 429, title: say('Too many tries') },
  /** nothing was learned about the input: try later */
  could_not_check: { status: 503, title: say('The provider could not be asked now') },
  busy: { status: 503, title: say('The hub is busy') },
  /** a key was changed, and this process does not hold the new one */
  key_missing: { status: 503, title: say('The hub lacks a key') },
  unexpected: { status: 500, title: say('Something went wrong in the hub') },
} as const satisfies Record<string, { status: number; title: Words }>

export type ProblemKind = keyof typeof problemKinds

export type Problem = {
  kind: ProblemKind
  /** what happened, and where */
  message: Words
  /** what to do next */
  next: Words
  /** field name → its own sentence */
  fields?: Readonly<Record<string, Words>>
  /** outcome code of a credential test */
  code?: string
  /** title of the test step that failed */
  step?: Words
  /** seconds */
  retryAfter?: number
  /** the provider's HTTP status and its own words, redacted */
  providerStatus?: number
  providerText?: string
  /** the account that is meant, where it is another one than asked for; its public id */
  account?: { id: string; name: string }
  /** who the provider says the credentials belong to */
  identity?: { id: string; name: string }
}

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

export const refuse = (
  kind: ProblemKind,
  message: Words,
  next: Words,
  more: Partial<Problem> = {},
): { ok: false; problem: Problem } => ({
  ok: false,
  problem: { kind, message, next, ...more },
})

/** What a connect session can ask for in vain; anything else is asked for by people and keys alone, in English. */
const nothing: Readonly<Record<string, Words>> = {
  account: say('There is no account with this id in your project.'),
  connector: say('There is no connector with this id in your project.'),
  config: say('There is no config with this id in your project.'),
  'connect session': say('There is no connect session with this id in your project.'),
}

/** The one answer for absent ids, other projects' ids and malformed ids: same words, same path. */
export const notFound = (what: string) =>
  refuse(
    'not_found',
    nothing[what] ?? `There is no ${what} with this id in your project.`,
    say('Check the address, or go back to the list.'),
  )
