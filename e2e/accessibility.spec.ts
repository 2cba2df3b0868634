import { sandboxFor } from '#lib/sandbox/index.ts'
import { expectAccessible, expectNoViolations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { connect, fillIn, openForm, openUdemyForm, subjects } from './link-dialog.ts'

const { testCredentials } = await sandboxFor('udemy')
const valuesOf = (key: string) => testCredentials.find((credential) => credential.key === key)?.values ?? {}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
    test.slow()

    test(`sign-up has no accessibility violation in ${colorScheme}`, async ({ page, freshHub }) => {
      await page.goto(freshHub.url)
      await expectAccessible(page, 'sign-up')
      await page.getByRole('button', { name: 'Create owner account' }).click()
      await expectNoViolations(page, 'sign-up with errors')
    })

    for (const { connector } of subjects)
      test(`the form of ${connector.name} has no accessibility violation in ${colorScheme}`, async ({
        page,
        signIn,
      }) => {
        await signIn()
        await page.setViewportSize({ width: 1280, height: 800 })
        await openForm(page, connector.name, 'Sandbox')
        await expectNoViolations(page, 'the form of the sandbox at 1280 px')
        await page.setViewportSize({ width: 360, height: 800 })
        const dialog = await openForm(page, connector.name, 'Production')
        await expectNoViolations(page, 'the form at 360 px')
        await connect(dialog)
        await expect(dialog.getByRole('alert')).toBeVisible()
        await expectAccessible(page, 'what is missing at 360 px')
      })

    test(`every state of linking has no accessibility violation in ${colorScheme}`, async ({ page, signIn }) => {
      await page.goto('/sign-in')
      await expectNoViolations(page, 'sign-in')
      await signIn()
      await page.goto('/accounts?link')
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectNoViolations(page, 'picker')

      const dialog = await openUdemyForm(page, 'Sandbox')
      await expectAccessible(page, 'form')
      await connect(dialog)
      await expectNoViolations(page, 'form with what is missing')
      await fillIn(dialog, valuesOf('wrong_secret'))
      await connect(dialog)
      await expect(dialog.getByRole('alert')).toBeVisible()
      await expectAccessible(page, 'refused')
      await fillIn(dialog, valuesOf('slow'))
      await connect(dialog)
      await expect(dialog.getByRole('button', { name: 'Checking…' })).toBeVisible()
      await expectNoViolations(page, 'checking')
      await dialog.getByRole('button', { name: 'Cancel' }).click()
      await fillIn(dialog, valuesOf('busy'))
      await connect(dialog)
      await expect(dialog.getByRole('alert')).toBeVisible()
      await expectNoViolations(page, 'rate limited')
      await fillIn(dialog, valuesOf('no_reports'))
      await connect(dialog)
      const done = page.getByRole('dialog', { name: 'Udemy Business is connected' })
      await expect(done).toBeVisible()
      await expectNoViolations(page, 'done')
      await done.getByRole('link', { name: 'Open account' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'cumulus-sandbox.udemy.com' })).toBeVisible()
      await expectAccessible(page, 'account')
      for (const path of [
        '/accounts',
        '/connectors',
        '/connectors/udemy',
        '/webhooks',
        '/accounts/acc_nothing',
        '/nowhere',
      ]) {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expectAccessible(page, path)
      }
    })
  })
}
