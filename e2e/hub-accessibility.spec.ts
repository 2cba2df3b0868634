import { sandboxFor } from '#lib/sandbox/index.ts'
import { expectAccessible, expectNoViolations } from './axe.ts'
import { embed, expect, hubIn, test } from './hub-host.ts'
import { expireSession, makeSession, openLink } from './hub-sessions.ts'
import { connect, fillIn } from './link-dialog.ts'

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
  })

/** Udemy's fields but the one that the session has locked. */
const lockedAside = Object.fromEntries(
  Object.entries({ clientId: 'Client ID', clientSecret: 'Client Secret', organisationId: 'Organisation ID' }).map(
    ([name, label]) => [name, { kind: 'text', label, example: '' } as const],
  ),
)
