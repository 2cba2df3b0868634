import type { Page } from '@playwright/test'
import type { Account, AccountList } from '#lib/api/contract.ts'
import type { CreateSession } from '#lib/api/session-contract.ts'
import { sandboxFor } from '#lib/sandbox/index.ts'
import type { Hub } from './hub.ts'
import { asOwner, findSession, makeSession } from './hub-sessions.ts'
import {
  askAsHub,
  expect,
  expectGivenUp,
  fieldOf,
  fillInAll,
  showElement,
  showHub,
  test,
  toldBy,
} from './stackone-host.ts'
import type { Witness } from './witness.ts'

const credentialsOf = async (connector: string, key: string) =>
  (await sandboxFor(connector)).testCredentials.find((credential) => credential.key === key)?.values ?? {}
const good = await credentialsOf('udemy', 'good')

const connect = (at: Page) => at.getByRole('button', { name: 'Connect', exact: true }).click()

/** An Udacity account without its company's id, and a session of the same customer: the hub opens it for editing. */
async function linkedBefore(at: { hub: Hub; witness: Witness }, origin: string) {
  const asked: Partial<CreateSession> = { provider: 'udacity', type: 'test' }
  const first = await makeSession(at, asked)
  const ask = askAsHub(at.hub, first)
  const { integrations } = await ask('GET', '/connectors')
  const sandbox = integrations.find(({ environment }: { environment: string }) => environment === 'sandbox')
  const { companyId: _, ...credentials } = await credentialsOf('udacity', 'good')
  const { id } = await ask('POST', '/accounts', { integration_id: sandbox.integration_id, credentials })
  const { origin_owner_id, origin_owner_name } = first
  const session = await makeSession(at, { ...asked, origin_owner_id, origin_owner_name, origins: [origin] })
  return { session, read: () => asOwner<Account>(at.hub, 'GET', `/api/accounts/${id}`) }
}

/** What the page's hub sends as edits. */
function editsOf(page: Page): Record<string, string>[] {
  const edits: Record<string, string>[] = []
  page.on('request', (request) => request.method() === 'PATCH' && edits.push(request.postDataJSON().credentials))
  return edits
}

test('StackOne’s published hub lists what the session offers, and links', async ({ page, hub, witness, host }) => {
  const session = await makeSession({ hub, witness }, { type: 'test', origins: [host.origin] })
  await showHub(page, host.origin, { hub: hub.url, token: session.token })
  const list = page.getByRole('button', { name: 'LMS' })
  await expect(list).toHaveText([
    /^Coursera for BusinessLMS/,
    /^Coursera for Business \(sandbox\)/,
    /^Udacity EnterpriseLMS/,
    /^Udacity Enterprise \(sandbox\)/,
    /^Udemy BusinessLMS/,
    /^Udemy Business \(sandbox\)/,
  ])
  const drawn = () =>
    list.locator('img').evaluateAll((logos) => logos.map((logo) => (logo as HTMLImageElement).naturalWidth > 0))
  await expect.poll(drawn).toEqual(Array(6).fill(true))
  await fieldOf(page, 'search').fill('udemy')
  await expect(list).toHaveText([/^Udemy BusinessLMS/, /^Udemy Business \(sandbox\)/])

  await list.filter({ hasText: 'sandbox' }).click()
  await expect(page.getByText('Only an admin of a Udemy Business account')).toBeVisible()
  await fillInAll(page, { ...good, companySubdomain: ' https://acme.udemy.com/home ' })
  await connect(page)
  await expect(page.getByText('Account successfully connected to Udemy Business (sandbox)')).toBeVisible()
  const { data } = await asOwner<AccountList>(hub, 'GET', '/api/accounts?provider=udemy&page_size=100')
  const account = data.find(({ origin_owner_id }) => origin_owner_id === session.origin_owner_id)
  expect(account).toMatchObject({
    status: 'active',
    setup_information: { companySubdomain: 'acme', organisationId: '100028' },
    config: { environment: 'sandbox' },
  })
  expect(await toldBy(page)).toEqual([['success', { id: account?.id, provider: 'udemy' }]])
  expect(await findSession(hub, session)).toMatchObject({ state: 'used' })
})

test('a refused credential is told in our words, with what the provider said', async ({ page, hub, witness, host }) => {
  const session = await makeSession({ hub, witness }, { type: 'test', provider: 'udemy', origins: [host.origin] })
  await showHub(page, host.origin, { hub: hub.url, token: session.token })
  await page.getByText('Udemy Business (sandbox)').click()
  await fillInAll(page, await credentialsOf('udemy', 'wrong_secret'))
  await connect(page)
  const told = page.locator('.alert-error')
  await expect(told).toContainText('Udemy did not accept this Client ID and Client Secret. Copy both again.')
  await told.getByRole('button').first().click()
  await expect(told).toContainText('"request_id"')
  await expect(page.getByText('Please try again later')).toHaveCount(0)
  // It has emptied the form.
  await fillInAll(page, { ...good, companySubdomain: 'www' })
  await connect(page)
  await expect(told).toContainText('Company Subdomain is the first part of your own address')
  expect(await toldBy(page)).toEqual([])
  expect(await findSession(hub, session)).toMatchObject({ links_made: 0, state: 'opened' })
})

test('an edit keeps secrets that nobody touched, and sends what changed', async ({ page, hub, witness, host }) => {
  const { session, read } = await linkedBefore({ hub, witness }, host.origin)
  const before = await read()
  const edits = editsOf(page)
  await showHub(page, host.origin, { hub: hub.url, token: session.token })
  for (const name of ['clientId', 'clientSecret']) {
    await expect(fieldOf(page, `${name}-display`)).toBeDisabled()
    await expect(fieldOf(page, `${name}-display`)).toHaveValue(/^•+0000$/)
  }
  await fieldOf(page, 'companyId').fill('5177')
  await connect(page)
  await expect(page.getByText('Udacity does not accept the company for this credential.')).toBeVisible()
  expect((await read()).setup_information).toEqual({})
  await fieldOf(page, 'companyId').fill('4821')
  await connect(page)
  await expect(page.getByText('Connection Successful')).toBeVisible()
  const after = await read()
  expect(after.setup_information).toEqual({ companyId: '4821' })
  expect(after.secrets).toEqual(before.secrets)
  expect(edits).toEqual([{ companyId: '5177' }, { companyId: '4821' }])
  expect(await toldBy(page)).toEqual([['success', { id: before.id, provider: 'udacity' }]])
})

test('its custom element sends a secret that was typed anew, and tells what is over', async ({
  page,
  hub,
  witness,
  host,
}) => {
  const { session, read } = await linkedBefore({ hub, witness }, host.origin)
  const before = await read()
  const { clientSecret } = await credentialsOf('udacity', 'good')
  const edits = editsOf(page)
  await showElement(page, host.origin, { hub: hub.url, token: session.token })
  await page.getByRole('button', { name: 'Edit' }).nth(1).click()
  await fieldOf(page, 'clientSecret').fill((await credentialsOf('udacity', 'wrong_secret')).clientSecret ?? '')
  await connect(page)
  await expect(page.getByText(/^Udacity did not accept/)).toBeVisible()
  expect((await read()).secrets).toEqual(before.secrets)
  await fieldOf(page, 'clientSecret').fill(clientSecret ?? '')
  await connect(page)
  await expect(page.getByText('Connection Successful')).toBeVisible()
  expect(edits.at(-1)).toEqual({ clientSecret })
  expect(await toldBy(page)).toEqual([['success', { id: before.id, provider: 'udacity' }]])

  await page.clock.install()
  await showElement(page, host.origin, { hub: hub.url, token: session.token })
  await expectGivenUp(page, /"message":"This link was used already.* Ask whoever/)
})

test('a page that no session lists is refused', async ({ page, hub, witness, host, stranger }) => {
  const session = await makeSession({ hub, witness }, { type: 'test', origins: [host.origin] })
  const refusals: string[] = []
  page.on('console', (message) => /blocked by CORS policy/.test(message.text()) && refusals.push(message.text()))
  await page.clock.install()
  await showHub(page, stranger.origin, { hub: hub.url, token: session.token })
  await expectGivenUp(page, /^Failed to fetch$/)
  expect(refusals.length).toBeGreaterThan(0)
  await expect(page.getByText('Udemy')).toHaveCount(0)
  expect(await findSession(hub, session)).toMatchObject({ state: 'waiting' })
})
