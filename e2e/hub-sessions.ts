import { expect, type Page } from '@playwright/test'
import type { AccountList } from '#lib/api/contract.ts'
import type { ConnectSession, CreateSession, MadeSession } from '#lib/api/session-contract.ts'
import { fromPublic } from '#lib/ids.ts'
import { OWNER } from './fixtures.ts'
import type { Hub } from './hub.ts'
import { inDatabase } from './in-database.ts'
import type { Witness } from './witness.ts'

const cookies = new Map<string, Promise<string>>()

/** The owner's cookie, for what a test asks of a hub beside its browser: signed in once for each hub. */
const ownersCookie = (hub: Hub): Promise<string> => {
  const known = cookies.get(hub.url) ?? signIn(hub)
  cookies.set(hub.url, known)
  return known
}

async function signIn(hub: Hub): Promise<string> {
  const answer = await fetch(`${hub.url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: hub.url },
    body: JSON.stringify(OWNER),
  })
  expect(answer.status).toBe(200)
  return answer.headers.getSetCookie().map((line) => line.split(';')[0])[0] ?? ''
}

/** Asks core as the owner, from outside of the test's browser. */
export async function asOwner<T>(hub: Hub, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(hub.url + path, {
    method,
    headers: { cookie: await ownersCookie(hub), origin: hub.url, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  expect(answer.ok, `${method} ${path} answered ${answer.status}`).toBe(true)
  return (answer.status === 204 ? undefined : await answer.json()) as T
}

let customers = 0

/** A connect session for a customer of its own; the witness knows its secret from now on. */
export async function makeSession(
  { hub, witness }: { hub: Hub; witness: Witness },
  asked: Partial<CreateSession> = {},
): Promise<MadeSession> {
  const name = `Globex ${process.pid} ${++customers}`
  const made = await asOwner<MadeSession>(hub, 'POST', '/api/connect_sessions', {
    origin_owner_id: name,
    origin_owner_name: name,
    ...asked,
  })
  witness.showOnce(secretOf(made))
  return made
}

export const secretOf = ({ token }: Pick<MadeSession, 'token'>): string => token.split('.')[1] ?? ''

export const revokeSession = (hub: Hub, { session_id }: MadeSession) =>
  asOwner(hub, 'DELETE', `/api/connect_sessions/${session_id}`)

export async function findSession(hub: Hub, { session_id }: MadeSession): Promise<ConnectSession | undefined> {
  const { data } = await asOwner<{ data: ConnectSession[] }>(hub, 'GET', '/api/connect_sessions?page_size=100')
  return data.find((session) => session.session_id === session_id)
}

/** Lets a session expire now, as waiting for its end would. */
export async function expireSession(hub: Hub, { session_id }: MadeSession): Promise<void> {
  const sql = `update connect_sessions set expires_at = now() - interval '1 second' where id = $1`
  expect(await inDatabase(hub, sql, [fromPublic('ses', session_id)])).toBe(1)
}

/** Switches the configs on or off that a connector had from the start; straight in the table, so that no account follows. */
export async function switchConnector(hub: Hub, connector: string, enabled: boolean): Promise<void> {
  const sql = 'update configs set enabled = $2 where connector = $1 and is_default'
  expect(await inDatabase(hub, sql, [connector, enabled])).toBeGreaterThan(0)
}

/** Erases every account of a connector, so that what comes next is nobody's twin. */
export async function eraseAccountsOf(hub: Hub, connector: string): Promise<void> {
  const { data } = await asOwner<AccountList>(hub, 'GET', `/api/accounts?provider=${connector}&page_size=100`)
  for (const { id } of data) await asOwner(hub, 'DELETE', `/api/accounts/${id}`)
}

/** The hosted link, once its form can be filled in. */
export async function openLink(page: Page, { auth_link_url }: MadeSession): Promise<void> {
  await page.goto(auth_link_url)
  await expect(page.getByRole('button', { name: /^(Connect|Save)$/ })).not.toHaveAttribute('aria-disabled', 'true')
}
