import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { sandboxFor } from '#lib/sandbox/index.ts'
import { embed, expect, hubIn, test } from './hub-host.ts'
import { expireSession, makeSession, openLink } from './hub-sessions.ts'
import { connect, fillIn } from './link-dialog.ts'

const { testCredentials } = await sandboxFor('udemy')
const valuesOf = (key: string) => testCredentials.find((credential) => credential.key === key)?.values ?? {}
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds in the page as it stands, and in its frames. */
async function expectAccessible(page: Page, state: string): Promise<void> {
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes.map(({ html }) => html).join(' ')}`)
  expect(found, state).toEqual([])
}

/** Zoom 400 %: nothing is wider than 320 px. */
async function expectReflow(page: Page, state: string): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 })
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width, `${state} needs ${width} px`).toBeLessThanOrEqual(320)
  await page.setViewportSize({ width: 1280, height: 800 })
}

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme, reducedMotion: 'reduce' } as Parameters<typeof test.use>[0])
    test.slow()

    test(`no state of the hosted link has an accessibility violation in ${colorScheme}`, async ({
      page,
      hub,
      witness,
    }) => {
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.goto((await makeSession({ hub, witness }, { type: 'test' })).auth_link_url)
      await expect(page.getByRole('combobox')).toBeFocused()
      await expectAccessible(page, 'picker')
      await expectReflow(page, 'picker')
      const session = await makeSession(
        { hub, witness },
        { provider: 'udemy', type: 'test', values: { companySubdomain: 'acme' }, locked: ['companySubdomain'] },
      )
      await openLink(page, session)
      const main = page.getByRole('main')
      await main.getByRole('radio', { name: /^Production/ }).click()
      await expectAccessible(page, 'form')
      await expectReflow(page, 'form')
      await connect(main)
      await expect(main.getByRole('alert')).toBeVisible()
      await expectAccessible(page, 'form with what is missing')
      await main.getByRole('radio', { name: /^Sandbox/ }).click()
      await fillIn(main, { ...valuesOf('wrong_secret'), companySubdomain: 'acme' }, lockedAside)
      await connect(main)
      await expect(main.getByRole('alert')).toBeVisible()
      await expectAccessible(page, 'refused')
      await expectReflow(page, 'refused')
      await fillIn(main, valuesOf('good'), lockedAside)
      await connect(main)
      await expect(page.getByRole('heading', { name: 'Udemy Business is connected' })).toBeVisible()
      await expectAccessible(page, 'done')
      await expectReflow(page, 'done')
    })

    test(`no link that is over has an accessibility violation in ${colorScheme}`, async ({ page, hub, witness }) => {
      const session = await makeSession({ hub, witness }, { provider: 'udemy' })
      await page.goto(session.auth_link_url.split('#')[0]!)
      await expect(page.getByRole('heading', { name: 'This link is incomplete' })).toBeVisible()
      await expectAccessible(page, 'incomplete')
      await expireSession(hub, session)
      await page.goto('about:blank')
      await page.goto(session.auth_link_url)
      await page.getByRole('button', { name: 'Ask for a new link' }).click()
      await expect(page.getByRole('status')).toContainText('has been told')
      await expectAccessible(page, 'expired')
      await expectReflow(page, 'expired')
      await page.goto(`${hub.url}/link/ses_nothing`)
      await expectAccessible(page, 'nothing')
      await page.goto(`${hub.url}/embed/${session.session_id}`)
      await expect(page.getByRole('heading', { name: 'This page belongs in a frame' })).toBeVisible()
      await expectAccessible(page, 'not in a frame')
      await expectReflow(page, 'not in a frame')
    })

    test(`the embedded hub has no accessibility violation in ${colorScheme}`, async ({ page, hub, witness, host }) => {
      const session = await makeSession({ hub, witness }, { provider: 'udemy', origins: [host.origin] })
      await page.goto(host.origin)
      await embed(page, { token: session.token, attributes: { accent: '#ffd400' } })
      const button = hubIn(page).getByRole('button', { name: 'Connect' })
      await expect(button).not.toHaveAttribute('aria-disabled', 'true')
      await expectAccessible(page, 'embedded form')
      await page.setViewportSize({ width: 360, height: 740 })
      await button.click()
      await expect(hubIn(page).getByRole('main').getByRole('alert')).toBeVisible()
      await expectAccessible(page, 'embedded form with what is missing at 360 px')
    })
  })

/** Udemy's fields but the one that the session has locked. */
const lockedAside = Object.fromEntries(
  Object.entries({ clientId: 'Client ID', clientSecret: 'Client Secret', organisationId: 'Organisation ID' }).map(
    ([name, label]) => [name, { kind: 'text', label, example: '' } as const],
  ),
)
