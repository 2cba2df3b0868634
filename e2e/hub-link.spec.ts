import type { Account, AccountList } from '#lib/api/contract.ts'
import { sandboxFor } from '#lib/sandbox/index.ts'
import { expect, test } from './fixtures.ts'
import { asOwner, expireSession, findSession, makeSession, openLink, revokeSession, secretOf } from './hub-sessions.ts'
import { connect, expectEntries, fillIn, fillInBy, inputOf, labels, subjects } from './link-dialog.ts'
import { asCustomer } from './sandbox-server.ts'

const { testCredentials } = await sandboxFor('udemy')
const valuesOf = (key: string) => testCredentials.find((credential) => credential.key === key)?.values ?? {}
const udemy = subjects.find(({ id }) => id === 'udemy')!

for (const { id, connector, testCredentials: credentials } of subjects)
  test(`whoever has a link connects ${connector.name}, without signing in`, async ({ page, hub, witness }) => {
    const session = await makeSession({ hub, witness }, { provider: id, type: 'test', metadata: { plan: 'gold' } })
    await openLink(page, session)
    const main = page.getByRole('main')
    await expect(main.getByRole('heading', { level: 1 })).toHaveText(`My project connects to ${connector.name}`)
    await expect(main).toContainText(`account of ${session.origin_owner_name}`)
    await expect(main.getByRole('radio', { name: /^Sandbox/ })).toBeAttached()
    await main.getByRole('radio', { name: /^Sandbox/ }).click()
    await fillInBy(main, credentials[0]!)
    await connect(main)
    await expect(page.getByRole('heading', { name: `${connector.name} is connected` })).toBeFocused()
    await expect(main).toContainText('You can close this page.')

    const { data } = await asOwner<AccountList>(hub, 'GET', `/api/accounts?provider=${id}&page_size=100`)
    const linked = data.find((account) => account.origin_owner_id === session.origin_owner_id)
    expect(linked).toMatchObject({ status: 'active', origin_owner_name: session.origin_owner_name, type: 'test' })
    expect(await findSession(hub, session)).toMatchObject({ state: 'used', links_made: 1 })
    expect(await page.context().cookies()).toEqual([])
  })

test('the secret leaves the address at once, and a reload still knows it', async ({ page, hub, witness }) => {
  const session = await makeSession({ hub, witness }, { provider: 'udemy' })
  await openLink(page, session)
  expect(page.url()).toBe(`${hub.url}/link/${session.session_id}`)
  await inputOf(page.getByRole('main'), labels.companySubdomain).fill('acme')
  page.on('dialog', (warning) => warning.accept())
  await page.reload()
  await expect(page.getByRole('button', { name: 'Connect' })).not.toHaveAttribute('aria-disabled', 'true')
  await expect(inputOf(page.getByRole('main'), labels.companySubdomain)).toHaveValue('acme')
  expect(await page.evaluate(() => window.history.length)).toBeLessThanOrEqual(2)
  expect(await page.content()).not.toContain(secretOf(session))
})

test('where it goes is said before a secret is typed, and follows what is typed', async ({ page, hub, witness }) => {
  await openLink(page, await makeSession({ hub, witness }, { provider: 'udemy' }))
  const main = page.getByRole('main')
  await expect(main).toContainText('Checked with: ‹Company Subdomain›.udemy.com')
  await inputOf(main, labels.companySubdomain).fill('acme')
  await expect(main).toContainText('Checked with: acme.udemy.com')
  await expect(main).toContainText('used only to call Udemy for My project')
  await expect(main).toContainText('Admin access to your Udemy Business account')
})

test('the form is drawn before any script has run', async ({ browser, hub, witness }) => {
  const { auth_link_url } = await makeSession({ hub, witness }, { provider: 'udemy' })
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(auth_link_url)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('My project connects to Udemy Business')
  for (const label of Object.values(labels)) await expect(inputOf(page.getByRole('main'), label)).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'Setup guide' })).toContainText('Copy the Client Secret')
  await context.close()
})

test('the real provider is asked over the network, and refusals stand at their fields', async ({
  page,
  hub,
  witness,
}) => {
  await openLink(page, await makeSession({ hub, witness }, { provider: 'udemy' }))
  const main = page.getByRole('main')
  await expect(main.getByText('Sandbox')).toHaveCount(0)
  const wrong = asCustomer(udemy.connector, valuesOf('wrong_secret'))
  await fillIn(main, wrong)
  await connect(main)
  await expect(inputOf(main, labels.clientSecret)).toHaveAccessibleDescription(/did not accept/)
  await expectEntries(main, wrong)
})

test('what the session knows beforehand is filled in and marked; what it locks stays', async ({
  page,
  hub,
  witness,
}) => {
  const session = await makeSession(
    { hub, witness },
    {
      provider: 'udemy',
      values: { companySubdomain: 'acme', organisationId: '100028' },
      locked: ['companySubdomain'],
    },
  )
  await openLink(page, session)
  const main = page.getByRole('main')
  const subdomain = inputOf(main, labels.companySubdomain)
  await expect(subdomain).toHaveValue('acme')
  await expect(subdomain).toHaveAttribute('readonly')
  await expect(subdomain).toHaveAccessibleDescription(/From My project, not to be changed/)
  const organisation = inputOf(main, labels.organisationId)
  await expect(organisation).toHaveAccessibleDescription(/From My project/)
  await organisation.fill('100029')
  await expect(organisation).not.toHaveAccessibleDescription(/From My project/)
})

test('a link without a provider lets the person choose, by keyboard alone', async ({ page, hub, witness }) => {
  await page.goto((await makeSession({ hub, witness })).auth_link_url)
  const search = page.getByRole('combobox', { name: 'Search connectors' })
  await expect(search).toBeFocused()
  await page.keyboard.type('ude')
  await expect(page.getByRole('status').filter({ hasText: '1 connector' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'My project connects to Udemy Business' })).toBeFocused()
  await page.getByRole('button', { name: 'Back to the list' }).click()
  await expect(search).toBeFocused()
  await search.fill('xyz')
  await expect(page.getByRole('status').filter({ hasText: 'No connector called ‘xyz’' })).toBeVisible()
})

test('the same customer’s account is opened for editing, and keeps its id', async ({ page, hub, witness }) => {
  const first = await makeSession({ hub, witness }, { provider: 'coursera', type: 'test' })
  const coursera = subjects.find(({ id }) => id === 'coursera')!
  await openLink(page, first)
  const main = page.getByRole('main')
  await main.getByRole('radio', { name: /^Sandbox/ }).click()
  await fillInBy(main, coursera.testCredentials[0]!)
  await connect(main)
  await expect(page.getByRole('heading', { name: `${coursera.connector.name} is connected` })).toBeVisible()
  const { origin_owner_id, origin_owner_name } = first
  const mine = async () =>
    (await asOwner<AccountList>(hub, 'GET', '/api/accounts?provider=coursera&page_size=100')).data.filter(
      (account: Account) => account.origin_owner_id === origin_owner_id,
    )
  const [before] = await mine()

  const second = await makeSession(
    { hub, witness },
    { provider: 'coursera', type: 'test', origin_owner_id, origin_owner_name },
  )
  await page.goto(second.auth_link_url)
  await main.getByRole('radio', { name: /^Sandbox/ }).click()
  await expect(main).toContainText('is connected already')
  await expect(main.getByText(/^Set ·/).first()).toBeVisible()
  await main.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: /^Saved\./ })).toBeFocused()
  expect((await mine()).map(({ id }) => id)).toEqual([before?.id])
})

test.describe('a link that opens nothing says so', () => {
  test('expired: with a way to ask for a new one, which the project hears of', async ({ page, hub, witness }) => {
    const session = await makeSession({ hub, witness }, { provider: 'udemy' })
    await expireSession(hub, session)
    await page.goto(session.auth_link_url)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link has expired')
    await expect(page.getByRole('main').getByText(/expired/)).toHaveCount(1)
    await page.getByRole('button', { name: 'Ask for a new link' }).click()
    await expect(page.getByRole('status')).toContainText('My project can see that you asked')
    await expect(page.getByRole('status')).toBeFocused()
    expect((await findSession(hub, session))?.renewal_asked_at).not.toBeNull()
  })

  test('expired while a person types: the entries are kept', async ({ page, hub, witness }) => {
    const session = await makeSession({ hub, witness }, { provider: 'udemy' })
    await openLink(page, session)
    const main = page.getByRole('main')
    const values = asCustomer(udemy.connector, valuesOf('good'))
    await fillIn(main, values)
    await expireSession(hub, session)
    await connect(main)
    await expect(main.getByRole('alert')).toContainText('This link has expired')
    await expectEntries(main, values)
    await main.getByRole('button', { name: 'Ask for a new link' }).click()
    await expect(main.getByRole('status').filter({ hasText: 'can see that you asked' })).toBeVisible()
  })

  test('withdrawn, altered, absent, cut off', async ({ page, hub, witness }) => {
    const session = await makeSession({ hub, witness }, { provider: 'udemy' })
    const heading = page.getByRole('heading', { level: 1 })
    const secret = secretOf(session)
    await page.goto(session.auth_link_url.split('#')[0]!)
    await expect(heading).toHaveText('This link is incomplete')
    await page.goto('about:blank')
    const altered = `${secret.startsWith('a') ? 'b' : 'a'}${secret.slice(1)}`
    witness.showOnce(altered)
    await page.goto(`${session.auth_link_url.split('#')[0]}#${altered}`)
    await expect(heading).toHaveText('This link opens nothing')
    await expect(page.getByRole('button', { name: 'Ask for a new link' })).toHaveCount(0)
    await revokeSession(hub, session)
    await page.goto('about:blank')
    await page.goto(session.auth_link_url)
    await expect(heading).toHaveText('This link was withdrawn')
    await expect(page.getByRole('button', { name: 'Ask for a new link' })).toHaveCount(0)
    const answer = await page.goto(`${hub.url}/link/ses_00000000000000000000000000#${secret}`)
    expect(answer?.status()).toBe(404)
    await expect(heading).toHaveText('This link opens nothing')
  })

  test('a link that was pasted whole over one that was cut off opens', async ({ page, hub, witness }) => {
    const session = await makeSession({ hub, witness }, { provider: 'udemy' })
    await page.goto(session.auth_link_url.split('#')[0]!)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link is incomplete')
    await page.evaluate(
      (hash) => {
        window.location.hash = hash
      },
      `#${secretOf(session)}.`,
    )
    await expect(page.getByRole('button', { name: 'Connect' })).not.toHaveAttribute('aria-disabled', 'true')
  })
})

test('no log line of the hub has the secret', async ({ page, hub, witness }) => {
  const session = await makeSession({ hub, witness }, { provider: 'udemy' })
  await openLink(page, session)
  expect(hub.output()).toContain('/api/session')
  expect(hub.output()).not.toContain(secretOf(session))
})
