import type { Route } from '@playwright/test'
import { sandboxFor } from '#lib/sandbox/index.ts'
import { expectAccessible, expectNoViolations } from './axe.ts'
import { embed, expect, hubIn, test } from './hub-host.ts'
import { eraseAccountsOf, expireSession, makeSession, openLink, revokeSession } from './hub-sessions.ts'
import { connect, fillIn, subjects } from './link-dialog.ts'
import { asCustomer } from './sandbox-server.ts'

const { testCredentials } = await sandboxFor('udemy')
const valuesOf = (key: string) => testCredentials.find((credential) => credential.key === key)?.values ?? {}

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
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
      const session = await makeSession(
        { hub, witness },
        { provider: 'udemy', type: 'test', values: { companySubdomain: 'acme' }, locked: ['companySubdomain'] },
      )
      await openLink(page, session)
      const main = page.getByRole('main')
      await main.getByRole('radio', { name: /^Production/ }).click()
      await expectAccessible(page, 'form')
      await connect(main)
      await expect(main.getByRole('alert')).toBeVisible()
      await expectNoViolations(page, 'form with what is missing')
      await main.getByRole('radio', { name: /^Sandbox/ }).click()
      await fillIn(main, { ...valuesOf('wrong_secret'), companySubdomain: 'acme' }, lockedAside)
      await connect(main)
      await expect(main.getByRole('alert')).toBeVisible()
      await expectAccessible(page, 'refused')
      await fillIn(main, valuesOf('good'), lockedAside)
      await connect(main)
      await expect(page.getByRole('heading', { name: 'Udemy Business is connected' })).toBeVisible()
      await expectAccessible(page, 'done')
    })

    test(`no state on the way has an accessibility violation in ${colorScheme}`, async ({ page, hub, witness }) => {
      const main = page.getByRole('main')
      page.on('dialog', (warning) => warning.accept())
      const tried = await makeSession({ hub, witness }, { provider: 'udemy', type: 'test' })
      await openLink(page, tried)
      await main.getByRole('radio', { name: /^Sandbox/ }).click()
      await fillIn(main, valuesOf('down'))
      const held = Promise.withResolvers<void>()
      const hold = (route: Route) => held.promise.then(() => route.continue())
      await page.route('**/api/accounts', hold, { times: 1 })
      await connect(main)
      await expect(main.getByRole('button', { name: 'Cancel' })).toBeVisible()
      await expectNoViolations(page, 'checking')
      held.resolve()
      await expect(main.getByRole('alert')).toContainText('Udemy')
      await expectNoViolations(page, 'provider down')
      await page.context().setOffline(true)
      await expect(main.getByRole('status').filter({ hasText: 'You are offline' })).toBeVisible()
      await expectNoViolations(page, 'offline')
      await page.context().setOffline(false)

      const { connector, fields, testCredentials: credentials } = subjects.find(({ id }) => id === 'udacity')!
      const values = asCustomer(connector, credentials[0]!.values)
      await eraseAccountsOf(hub, 'udacity')
      const used = await makeSession({ hub, witness }, { provider: 'udacity' })
      const { origin_owner_id, origin_owner_name } = used
      const second = { provider: 'udacity', multiple: true, origin_owner_id, origin_owner_name }
      for (const session of [used, await makeSession({ hub, witness }, second)]) {
        await openLink(page, session)
        await fillIn(main, values, fields)
        await connect(main)
        if (session === used) await expect(page.getByRole('heading', { name: /is connected$/ })).toBeVisible()
      }
      await expect(main.getByRole('button', { name: 'Link a second one on purpose' })).toBeVisible()
      await expectNoViolations(page, 'duplicate')
      await main.getByRole('button', { name: /^Edit / }).click()
      await expect(main.getByRole('button', { name: 'Save' })).toBeVisible()
      await expectNoViolations(page, 'edit')

      await revokeSession(hub, tried)
      for (const [session, title] of [
        [used, 'This link was used already'],
        [tried, 'This link was withdrawn'],
      ] as const) {
        await page.goto(session.auth_link_url)
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
        await expectNoViolations(page, title)
      }
    })

    test(`no link that is over has an accessibility violation in ${colorScheme}`, async ({ page, hub, witness }) => {
      const session = await makeSession({ hub, witness }, { provider: 'udemy' })
      await page.goto(session.auth_link_url.split('#')[0]!)
      await expect(page.getByRole('heading', { name: 'This link is incomplete' })).toBeVisible()
      await expectNoViolations(page, 'incomplete')
      await expireSession(hub, session)
      await page.goto('about:blank')
      await page.goto(session.auth_link_url)
      await page.getByRole('button', { name: 'Ask for a new link' }).click()
      await expect(page.getByRole('status')).toContainText('can see that you asked')
      await expectAccessible(page, 'expired')
      await page.goto(`${hub.url}/link/ses_nothing`)
      await expectNoViolations(page, 'nothing')
      await page.goto(`${hub.url}/embed/${session.session_id}`)
      await expect(page.getByRole('heading', { name: 'This page belongs in a frame' })).toBeVisible()
      await expectAccessible(page, 'not in a frame')
    })

    test(`the embedded hub has no accessibility violation in ${colorScheme}`, async ({ page, hub, witness, host }) => {
      const session = await makeSession({ hub, witness }, { provider: 'udemy', origins: [host.origin] })
      await page.goto(host.origin)
      await embed(page, { token: session.token, attributes: { accent: '#ffd400' } })
      const button = hubIn(page).getByRole('button', { name: 'Connect' })
      await expect(button).not.toHaveAttribute('aria-disabled', 'true')
      await expectNoViolations(page, 'embedded form')
      await page.setViewportSize({ width: 360, height: 740 })
      await button.click()
      await expect(hubIn(page).getByRole('main').getByRole('alert')).toBeVisible()
      await expectNoViolations(page, 'embedded form with what is missing at 360 px')
    })

    test(`the hub in a dialog has no accessibility violation in ${colorScheme}`, async ({
      page,
      hub,
      witness,
      host,
    }) => {
      const asked = { provider: 'udemy', type: 'test' as const, origins: [host.origin] }
      await page.addInitScript(refuseCopies)
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.goto(host.origin)
      const { token } = await makeSession({ hub, witness }, asked)
      await embed(page, { token, attributes: { mode: 'modal' } })
      const [frame, main] = [hubIn(page), hubIn(page).getByRole('main')]
      await expect(main.getByRole('button', { name: 'Connect' })).not.toHaveAttribute('aria-disabled', 'true')
      await expectNoViolations(page, 'dialog')
      await main.getByRole('radio', { name: /^Sandbox/ }).click()
      await fillIn(main, valuesOf('wrong_secret'))
      await main.getByRole('button', { name: 'Close' }).click()
      await expect(frame.getByRole('dialog', { name: 'Leave without connecting?' })).toBeVisible()
      await expectNoViolations(page, 'leave question')
      await frame.getByRole('button', { name: 'Stay' }).click()
      await frame.getByRole('button', { name: 'Send these steps to my admin' }).click()
      await frame.getByRole('button', { name: 'Copy as text' }).click()
      await expect(frame.getByText('Your browser does not let this frame copy.')).toBeVisible()
      await expectNoViolations(page, 'copy refused')
      await connect(main)
      await expect(main.getByRole('alert')).toBeVisible()
      await expectNoViolations(page, 'refused in a dialog')
      await fillIn(main, valuesOf('good'))
      await connect(main)
      await expect(main.getByRole('heading', { name: 'Udemy Business is connected' })).toBeVisible()
      await expectNoViolations(page, 'done in a dialog')
      await main.getByRole('button', { name: 'Done' }).click()
      const withdrawn = await makeSession({ hub, witness }, asked)
      await revokeSession(hub, withdrawn)
      await page.goto(host.origin)
      await embed(page, { token: withdrawn.token })
      await expect(main.getByRole('heading', { name: 'This link was withdrawn' })).toBeVisible()
      await expectNoViolations(page, 'withdrawn in a frame')
    })
  })

/** Udemy's fields but the one that the session has locked. */
const lockedAside = Object.fromEntries(
  Object.entries({ clientId: 'Client ID', clientSecret: 'Client Secret', organisationId: 'Organisation ID' }).map(
    ([name, label]) => [name, { kind: 'text', label, example: '' } as const],
  ),
)

/** In the hub's frame, as in browsers that let no frame copy. */
function refuseCopies(): void {
  if (!location.pathname.startsWith('/embed/')) return
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('refused')) } })
  document.execCommand = () => false
}
