import type { Request } from '@playwright/test'
import type { AccountList } from '#lib/api/contract.ts'
import { sandboxFor } from '#lib/sandbox/index.ts'
import { embed, expect, hubIn, readyFrame, test } from './hub-host.ts'
import { asOwner, expireSession, findSession, makeSession, secretOf } from './hub-sessions.ts'
import { expectEntries, fillIn, inputOf, labels, subjects } from './link-dialog.ts'
import { asCustomer } from './sandbox-server.ts'

const { testCredentials } = await sandboxFor('udemy')
const udemy = subjects.find(({ id }) => id === 'udemy')!
const valuesOf = (key: string) => testCredentials.find((credential) => credential.key === key)?.values ?? {}

/** Its address, where a cookie went along; what came to no answer went nowhere. */
const withCookie = async (request: Request): Promise<string[]> => {
  const headers = await request.allHeaders().catch(() => ({}) as Record<string, string>)
  return headers.cookie ? [request.url()] : []
}

test('the hub in another site’s page links an account, and tells its page each step and no value', async ({
  page,
  context,
  hub,
  witness,
  host,
  signIn,
}) => {
  const session = await makeSession({ hub, witness }, { provider: 'udemy', type: 'test', origins: [host.origin] })
  // Somebody who is signed in to the hub itself: their cookie stays out of the frame.
  await signIn()
  const cookies: Promise<string[]>[] = []
  page.on('request', (request) => cookies.push(withCookie(request)))
  await page.goto(hub.url)
  expect((await Promise.all(cookies)).flat(), 'with a cookie in a page of its own').not.toEqual([])
  await page.goto(host.origin)
  cookies.length = 0
  const told = await embed(page, { token: session.token })
  const form = hubIn(page).getByRole('main')
  await expect(form.getByRole('heading', { level: 1 })).toHaveText('My project connects to Udemy Business')
  await form.getByRole('radio', { name: /^Sandbox/ }).click()
  const wrong = valuesOf('wrong_secret')
  await fillIn(form, wrong)
  await form.getByRole('button', { name: 'Connect' }).click()
  await expect(inputOf(form, labels.clientSecret)).toHaveAccessibleDescription(/did not accept/)
  const good = valuesOf('good')
  await fillIn(form, good)
  await form.getByRole('button', { name: 'Connect' }).click()
  await expect(form.getByRole('heading', { name: 'Udemy Business is connected' })).toBeFocused()
  await form.getByRole('button', { name: 'Done' }).click()
  await expect.poll(async () => (await told()).at(-1)?.[0]).toBe('closed')

  const { data } = await asOwner<AccountList>(hub, 'GET', '/api/accounts?provider=udemy&page_size=100')
  const account = data.find(({ origin_owner_id }) => origin_owner_id === session.origin_owner_id)
  const check = (state: string) => ['step', { name: 'check', state }]
  const refused = { code: 'invalid_credentials', message: 'The provider refused these credentials' }
  expect(await told()).toEqual([
    ['step', { name: 'form', state: 'shown' }],
    ['ready', {}],
    check('running'),
    check('failed'),
    ['error', refused],
    check('running'),
    check('passed'),
    ['linked', { accountId: account?.id, provider: 'udemy' }],
    ['step', { name: 'done', state: 'shown' }],
    ['closed', {}],
  ])
  const said = JSON.stringify(await told())
  for (const value of [...Object.values(good), ...Object.values(wrong), secretOf(session)])
    expect(said).not.toContain(value)
  const asked = await Promise.all(cookies)
  expect(asked.length).toBeGreaterThan(5)
  expect(asked.flat(), 'requests with a cookie').toEqual([])
  expect(await context.cookies(hub.url)).not.toEqual([])
  expect(await findSession(hub, session)).toMatchObject({ state: 'used' })
})

test('the frame grows with its content, and the page around it has no bar of its own for it', async ({
  page,
  hub,
  witness,
  host,
}) => {
  const session = await makeSession({ hub, witness }, { provider: 'udemy', origins: [host.origin] })
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(host.origin)
  await embed(page, { token: session.token })
  const frame = await readyFrame(page)
  await expect(hubIn(page).getByRole('button', { name: 'Connect' })).toBeVisible()
  const inner = () => frame.evaluate(() => document.documentElement.scrollHeight)
  const outer = async () => Math.round((await page.locator('connector-hub iframe').boundingBox())?.height ?? 0)
  await expect.poll(async () => (await inner()) - (await outer())).toBe(0)
  const before = await outer()
  await hubIn(page).getByText('Where do I find this?').first().click()
  await expect.poll(outer).toBeGreaterThan(before)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  expect(await frame.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})

test('the session expires while a person types: the page brings a new token, and work goes on', async ({
  page,
  hub,
  witness,
  host,
}) => {
  const asked = { provider: 'udemy', origins: [host.origin] }
  const session = await makeSession({ hub, witness }, asked)
  const { origin_owner_id, origin_owner_name } = session
  const next = await makeSession({ hub, witness }, { ...asked, origin_owner_id, origin_owner_name })
  await page.goto(host.origin)
  const told = await embed(page, { token: session.token })
  const form = hubIn(page).getByRole('main')
  await expect(form.getByRole('button', { name: 'Connect' })).not.toHaveAttribute('aria-disabled', 'true')
  const values = asCustomer(udemy.connector, valuesOf('borealis'))
  await fillIn(form, values)
  await expireSession(hub, session)
  await form.getByRole('button', { name: 'Connect' }).click()
  await expect.poll(async () => (await told()).map(([type]) => type)).toContain('needs-token')
  await page.evaluate((token) => {
    ;(window as unknown as { hubElement: HTMLElementTagNameMap['connector-hub'] }).hubElement.token = token
  }, next.token)
  await expect(form.getByRole('heading', { name: 'Udemy Business is connected' })).toBeVisible()
  expect((await told()).map(([type]) => type)).toEqual([
    ...['step', 'ready', 'step', 'needs-token', 'step', 'linked', 'step'],
  ])
  expect(await findSession(hub, next)).toMatchObject({ state: 'used' })
})

test('no new token comes: the form stays, and says what to do', async ({ page, hub, witness, host }) => {
  test.slow()
  const session = await makeSession({ hub, witness }, { provider: 'udemy', origins: [host.origin] })
  await page.goto(host.origin)
  await embed(page, { token: session.token })
  const form = hubIn(page).getByRole('main')
  await expect(form.getByRole('button', { name: 'Connect' })).not.toHaveAttribute('aria-disabled', 'true')
  const values = asCustomer(udemy.connector, valuesOf('good'))
  await fillIn(form, values)
  await expireSession(hub, session)
  await form.getByRole('button', { name: 'Connect' }).click()
  await expect(form.getByRole('alert')).toContainText('has expired', { timeout: 20_000 })
  await expectEntries(form, values)
})

test('a page that is not allowed cannot show it, and neither can a page within such a page', async ({
  context,
  hub,
  witness,
  host,
  stranger,
}) => {
  const session = await makeSession({ hub, witness }, { provider: 'udemy', origins: [host.origin] })
  // A page that nobody watches for breaches of a policy: here there are to be some.
  const page = await context.newPage()
  const answer = await page.request.get(`${hub.url}/embed/${session.session_id}`)
  expect(answer.headers()['content-security-policy']).toContain(`frame-ancestors ${host.origin}`)
  expect(answer.headers()['x-frame-options']).toBeUndefined()

  const refusals: string[] = []
  page.on('console', (message) => /frame-ancestors/.test(message.text()) && refusals.push(message.text()))
  await page.goto(stranger.origin)
  const told = await embed(page, { token: session.token })
  await expect.poll(() => refusals.length).toBeGreaterThan(0)
  await expect(hubIn(page).getByRole('heading')).toHaveCount(0)
  expect((await told()).map(([type]) => type)).not.toContain('ready')

  // The allowed page inside of a stranger's: every page around counts.
  refusals.length = 0
  await page.goto(`${stranger.origin}/nesting`)
  await page.evaluate((src) => document.querySelector('#inner')?.setAttribute('src', src), host.origin)
  await expect.poll(() => page.frames().some((frame) => frame.url().startsWith(host.origin))).toBe(true)
  const inner = page.frames().find((frame) => frame.url().startsWith(host.origin))!
  await embed(inner, { token: session.token })
  await expect.poll(() => refusals.length).toBeGreaterThan(0)
  expect(await findSession(hub, session)).toMatchObject({ state: 'waiting' })
})

test('messages that the page around did not send start nothing and change nothing', async ({
  page,
  hub,
  witness,
  host,
  stranger,
}) => {
  const session = await makeSession({ hub, witness }, { provider: 'udemy', origins: [host.origin] })
  const forged = await makeSession({ hub, witness }, { provider: 'coursera', origins: [host.origin] })
  await page.goto(host.origin)
  const start = { type: 'connector-hub:start', version: 1, session: forged.session_id, secret: secretOf(forged) }
  // A stranger's frame beside the hub's, which tries from the first moment on.
  await page.evaluate((src) => {
    document.body.append(Object.assign(document.createElement('iframe'), { src, id: 'beside' }))
  }, stranger.origin)
  await expect.poll(() => page.frames().some((frame) => frame.url().startsWith(stranger.origin))).toBe(true)
  const beside = page.frames().find((frame) => frame.url().startsWith(stranger.origin))!
  await beside.evaluate((message) => {
    setInterval(() => {
      for (let at = 0; at < parent.frames.length; at++)
        parent.frames[at]?.postMessage(message, '*', [new MessageChannel().port2])
    }, 20)
  }, start)
  await embed(page, { token: session.token })
  const form = hubIn(page).getByRole('main')
  await expect(form.getByRole('button', { name: 'Connect' })).not.toHaveAttribute('aria-disabled', 'true')
  await expect(form.getByRole('heading', { level: 1 })).toHaveText('My project connects to Udemy Business')
  // Started once, even the page around is heard by the port alone.
  await page.evaluate((message) => {
    const frame = document.querySelector('connector-hub')?.shadowRoot?.querySelector('iframe')
    frame?.contentWindow?.postMessage(message, '*', [new MessageChannel().port2])
    frame?.contentWindow?.postMessage({ ...message, type: 'token' }, '*')
    frame?.contentWindow?.postMessage({ type: 'close' }, '*')
  }, start)
  await inputOf(form, labels.clientId).fill('still here')
  await expect(form.getByRole('heading', { level: 1 })).toHaveText('My project connects to Udemy Business')
  expect(await findSession(hub, forged)).toMatchObject({ state: 'waiting' })
})

test('the page around chooses theme and accent, at first and later', async ({ page, hub, witness, host }) => {
  const session = await makeSession({ hub, witness }, { provider: 'udemy', origins: [host.origin] })
  await page.goto(host.origin)
  await embed(page, { token: session.token, attributes: { theme: 'dark', accent: '#7c3aed' } })
  const form = hubIn(page).getByRole('main')
  const button = form.getByRole('button', { name: 'Connect' })
  await expect(button).toHaveCSS('background-color', 'rgb(124, 58, 237)')
  const frame = await readyFrame(page)
  const scheme = () => frame.evaluate(() => getComputedStyle(document.documentElement).colorScheme)
  expect(await scheme()).toBe('dark')
  await expect(button).not.toHaveAttribute('aria-disabled', 'true')
  await page.evaluate(() => {
    const element = document.querySelector('connector-hub')
    element?.setAttribute('theme', 'light')
    element?.setAttribute('accent', '#ffd400')
  })
  await expect(button).toHaveCSS('background-color', 'rgb(255, 212, 0)')
  await expect(button).toHaveCSS('color', 'rgb(0, 0, 0)')
  expect(await scheme()).toBe('light')
})
