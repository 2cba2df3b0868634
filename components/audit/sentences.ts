import type { AuditEvent } from '#lib/api/audit-contract.ts'

/** A piece of a sentence: words, or the name of whoever did it, or of what it was done to. */
export type Part = { is: 'words' | 'actor' | 'target'; text: string }

/**
 * What was done, by action, as it goes on after the actor's name; `{target}` is what it was done to. One that begins with
 * a capital letter is the whole sentence.
 */
const words: Readonly<Record<string, string>> = {
  'account.linked': 'linked {target}',
  'account.relinked': 'edited {target}',
  'account.rotated': 'rotated a credential of {target}',
  'account.identity_changed': 'gave {target} to another organisation at its provider',
  'account.renamed': 'renamed {target}',
  'account.converted': 'changed the type of {target}',
  'account.checked': 'checked {target}',
  'account.check_failed': 'checked {target}, and it did not pass',
  'account.suspended': 'suspended {target}',
  'account.resumed': 'resumed {target}',
  'account.archived': 'archived {target}',
  'account.unarchived': 'took {target} out of the archive',
  'account.active': 'found {target} connected again',
  'account.inactive': 'took {target} out of use',
  'account.in_use': 'put {target} back into use',
  'account.error': 'found that {target} needs attention',
  'account.expired': 'found the credentials of {target} expired',
  'account.deleted': 'deleted {target}',
  'account.restored': 'brought {target} back',
  'account.erased': 'erased {target} for good',
  'accounts.exported': 'exported accounts',
  'api_key.created': 'made the API key {target}',
  'api_key.revoked': 'revoked the API key {target}',
  'audit.exported': 'exported the audit log',
  'bulk_run.started': 'began a run over many accounts',
  'bulk_run.cancelled': 'stopped a run over many accounts',
  'bulk_run.undone': 'took back a run over many accounts',
  'config.created': 'made the config {target}',
  'config.edited': 'edited the config {target}',
  'config.renamed': 'renamed the config {target}',
  'config.enabled': 'enabled the config {target}',
  'config.disabled': 'disabled the config {target}',
  'config.deleted': 'deleted the config {target}',
  'invitation.renewed': 'made a new link for the invitation of {target}',
  'invitation.revoked': 'withdrew the invitation of {target}',
  'owner.created': '{target} signed up as the first owner',
  'person.invited': 'invited {target}',
  'person.joined': '{target} joined the project',
  'person.left': '{target} left the project',
  'person.removed': 'removed {target} from the project',
  'person.renamed': 'changed the name of {target}',
  'person.role_changed': 'changed the role of {target}',
  'person.password_changed': '{target} changed their password',
  'person.password_link_made': 'made a link for a new password of {target}',
  'person.password_reset': 'The password of {target} was reset on the server',
  'person.password_set': '{target} set a new password by a link',
  'person.signed_in': '{target} signed in',
  'person.signed_out': '{target} signed out',
  'person.signed_out_elsewhere': '{target} signed out other browsers',
  'person.sign_in_refused': 'A sign-in as {target} was refused',
  'project.created': 'created the project {target}',
  'project.renamed': 'renamed the project',
  'project.brand_edited': 'changed the brand',
  'project.retention_changed': 'changed how long calls, attempts and deliveries are kept',
  'project.data_key_changed': 'changed the encryption key of {target}',
  'project.deleted': 'deleted another project',
  'session.created': 'made a link for {target}',
  'session.opened': 'The link for {target} was opened',
  'session.completed': 'The link for {target} was used',
  'session.renewed': 'made a new link for {target}',
  'session.renewal_asked': 'A new link for {target} was asked for',
  'session.revoked': 'withdrew the link for {target}',
  'webhook.created': 'added the webhook endpoint {target}',
  'webhook.changed': 'changed the webhook endpoint {target}',
  'webhook.previous_secret_ended': 'ended the previous secret of the webhook endpoint {target}',
  'webhook.deleted': 'removed the webhook endpoint {target}',
  'webhook.secret_rotated': 'rotated the secret of the webhook endpoint {target}',
  'webhook.tested': 'sent a test event to {target}',
  'webhook.delivery_replayed': 'sent an event to {target} again',
  'webhook.span_replayed': 'sent a span of events to {target} again',
  'webhook.switched_on': 'switched the webhook endpoint {target} on',
  'webhook.switched_off': 'switched the webhook endpoint {target} off',
}

export const knowsAction = (action: string): boolean => Object.hasOwn(words, action)

/** What is called by its kind where its name is not known any more. */
const gone: Readonly<Record<string, string>> = {
  account: 'an account that is gone',
  config: 'a config that is gone',
  connect_session: 'a customer',
  person: 'somebody unknown',
  invitation: 'somebody',
  api_key: 'a key that is gone',
  project: 'the project',
  webhook: 'an endpoint that is gone',
}

/** An event as a sentence in pieces: “Ada suspended Globex · Udemy Business”. */
export function sentenceOf({ action, actor, target }: Pick<AuditEvent, 'action' | 'actor' | 'target'>): Part[] {
  const known = words[action] ?? fallbackFor(action)
  const isWhole = /^([A-Z]|\{target\})/.test(known)
  const [before = '', after] = known.split('{target}')
  const parts: Part[] = [
    ...(isWhole ? [] : [{ is: 'actor', text: actorName(actor) } as const]),
    { is: 'words', text: isWhole ? before : ` ${before}` },
    ...(after === undefined ? [] : [{ is: 'target', text: targetName(target, before === '') } as const]),
    { is: 'words', text: after ?? '' },
  ]
  return parts.filter(({ text }) => text !== '')
}

function targetName({ type, name }: AuditEvent['target'], isFirst: boolean): string {
  if (name !== null) return name
  const called = gone[type] ?? `a ${spaced(type)}`
  return isFirst ? capital(called) : called
}

/** Whoever did something. */
function actorName({ type, name }: AuditEvent['actor']): string {
  switch (type) {
    case 'person':
      return name ?? 'Somebody who has left'
    case 'api_key':
      return name ? `The API key ${name}` : 'An API key that is gone'
    case 'session':
      return name ? `${name}, by a link,` : 'A customer, by a link,'
    case 'system':
      return 'The hub'
  }
}

/** Of an action without words of its own, the verb as it is called. */
const fallbackFor = (action: string): string => `${spaced(action.split('.')[1] ?? action)} {target}`

/** A name of a field or an action in words: `clientSecret` and `client_secret` are "client secret". */
export const spaced = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What an event says besides: the names of what was changed. */
export function changedWords({ changed, target }: Pick<AuditEvent, 'changed' | 'target'>): string | undefined {
  const names = changed.filter((name) => name !== 'status').map(spaced)
  if (names.length === 0) return undefined
  return target.type === 'bulk_run' ? capital(names.join(', ')) : `Changed: ${names.join(', ')}`
}

/** Groups of actions as the filter calls them. */
const groups: Readonly<Record<string, string>> = {
  account: 'Accounts',
  accounts: 'Exports of accounts',
  api_key: 'API keys',
  audit: 'Exports of this log',
  bulk_run: 'Runs over many accounts',
  config: 'Configs',
  invitation: 'Invitations',
  owner: 'Sign-up',
  person: 'People',
  project: 'Project',
  session: 'Links',
  webhook: 'Webhooks',
}

/** Actions by their group, for a filter: each with a word or two of its own. */
export function groupsOf(actions: readonly string[]) {
  const names = [...new Set(actions.map((action) => action.split('.')[0] ?? action))]
  const all = names.map((name) => ({
    name,
    label: groups[name] ?? capital(spaced(name)),
    actions: actions
      .filter((action) => action.startsWith(`${name}.`))
      .map((action) => ({ name: action, label: capital(spaced(action.slice(name.length + 1))) })),
  }))
  return all.sort((one, other) => one.label.localeCompare(other.label, 'en'))
}
