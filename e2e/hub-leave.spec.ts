import type { Page } from '@playwright/test'
import { sandboxFor } from '#lib/sandbox/index.ts'
import { embed, expect, hubIn, readyFrame, test } from './hub-host.ts'
import { makeSession } from './hub-sessions.ts'
import { fillIn, inputOf, labels } from './link-dialog.ts'

const { testCredentials } = await sandboxFor('udemy')
const good = testCredentials.find(({ key }) => key === 'good')?.values ?? {}

const main = (page: Page) => hubIn(page).getByRole('main')
const close = (page: Page) => page.evaluate(() => document.querySelector('connector-hub')?.close())

/** The form in a frame, its check under way and held until `release`. */
async function check(page: Page) {
  const held = Promise.withResolvers<void>()
  await page.route('**/api/accounts', async (route) => {
    await held.promise
    await route.continue().catch(() => undefined)
  })
  await expect(main(page).getByRole('button', { name: 'Connect' })).not.toHaveAttribute('aria-disabled', 'true')
  await main(page)
    .getByRole('radio', { name: /^Sandbox/ })
    .click()
  await fillIn(main(page), good)
  await main(page).getByRole('button', { name: 'Connect' }).click()
  await expect(main(page).getByRole('button', { name: 'Cancel' })).toBeVisible()
  return { release: held.resolve }
}

test('leaving stops the check before the page around hears that the hub has closed', async ({
  page,
  hub,
  witness,
  host,
}) => {
  const session = await makeSession({ hub, witness }, { provider: 'udemy', type: 'test', origins: [host.origin] })
  await page.goto(host.origin)
  const told = await embed(page, { token: session.token })
  const { release } = await check(page)
  const stopped = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/accounts'))
  await close(page)
  const question = hubIn(page).getByRole('dialog', { name: 'Stop the check?' })
  await question.getByRole('button', { name: 'Stop and leave' }).click()
  await stopped
  await expect.poll(async () => (await told()).at(-1)?.[0]).toBe('closed')
  expect((await told()).slice(-3)).toEqual([
    ['step', { name: 'check', state: 'failed' }],
    ['error', { code: 'cancelled', message: 'The person stopped the check.' }],
    ['closed', {}],
  ])
  await expect(question).toHaveCount(0)
  release()
})

test('a check that passes answers the question whether to stop it', async ({ page, hub, witness, host }) => {
  const asked = { provider: 'udemy', type: 'test' as const, origins: [host.origin], max_links: 2 }
  await page.goto(host.origin)
  const told = await embed(page, { token: (await makeSession({ hub, witness }, asked)).token })
  const { release } = await check(page)
  await close(page)
  const question = hubIn(page).getByRole('dialog')
  await expect(question).toBeVisible()
  release()
  await expect(main(page).getByRole('heading', { name: 'Udemy Business is connected' })).toBeVisible()
  await main(page).getByRole('button', { name: 'Connect another account' }).click()
  await main(page)
    .getByRole('radio', { name: /^Production/ })
    .click()
  await inputOf(main(page), labels.companySubdomain).fill('acme')
  await expect(main(page)).toContainText('Checked with: acme.udemy.com')
  await expect(question).toHaveCount(0)
  expect((await told()).map(([type]) => type)).not.toContain('closed')
})

test('a session that expires is renewed for work under way, and not for a hub that nobody works in', async ({
  page,
  hub,
  witness,
  host,
}) => {
  const asked = { provider: 'udemy', origins: [host.origin] }
  const session = await makeSession({ hub, witness }, { ...asked, expires_in: 60 })
  await page.clock.install()
  await page.goto(host.origin)
  const told = await embed(page, { token: session.token })
  await expect(main(page).getByRole('button', { name: 'Connect' })).not.toHaveAttribute('aria-disabled', 'true')
  await page.clock.fastForward(120_000)
  // Whatever the frame said before this, the page has heard.
  await page.evaluate(() => document.querySelector('connector-hub')?.setAttribute('theme', 'dark'))
  const frame = await readyFrame(page)
  await expect.poll(() => frame.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
  const asks = async () => (await told()).filter(([type]) => type === 'needs-token').length
  expect(await asks()).toBe(0)
  await inputOf(main(page), labels.companySubdomain).fill('acme')
  await expect.poll(asks).toBe(1)
})

test('what was typed for one customer is not offered to the next whose session goes on in the same frame', async ({
  page,
  hub,
  witness,
  host,
}) => {
  const asked = { provider: 'udemy', origins: [host.origin], origin_owner_name: 'Globex' }
  const [one, other] = [
    await makeSession({ hub, witness }, { ...asked, origin_owner_id: `one ${Date.now()}` }),
    await makeSession({ hub, witness }, { ...asked, origin_owner_id: `other ${Date.now()}` }),
  ]
  await page.clock.install()
  await page.goto(host.origin)
  await embed(page, { token: one.token, renewed: other.token })
  const subdomain = inputOf(main(page), labels.companySubdomain)
  await expect(main(page).getByRole('button', { name: 'Connect' })).not.toHaveAttribute('aria-disabled', 'true')
  await subdomain.fill('acme')
  await expect(main(page)).toContainText('Checked with: acme.udemy.com')
  const opened = page.waitForResponse('**/api/session')
  await page.clock.fastForward(31 * 24 * 3600 * 1000)
  expect((await opened).status()).toBe(200)
  await expect(subdomain).toHaveValue('')
})
