import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { sandboxFor } from '#lib/sandbox/index.ts'
import { expect, test } from './fixtures.ts'
import { connect, fillIn, openForm, openUdemyForm, subjects } from './link-dialog.ts'

const { testCredentials } = await sandboxFor('udemy')
const valuesOf = (key: string) => testCredentials.find((credential) => credential.key === key)?.values ?? {}
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds in the page as it stands, and what is wider than a screen of 320 px (zoom 400 %). */
async function expectAccessible(page: Page, state: string): Promise<void> {
  // A colour on its way to another one is not the colour that stays.
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes.map(({ html }) => html).join(' ')}`)
  expect(found, state).toEqual([])
}

async function expectReflow(page: Page, state: string): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 })
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width, `${state} needs ${width} px`).toBeLessThanOrEqual(320)
  await page.setViewportSize({ width: 1280, height: 800 })
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, reducedMotion: 'reduce' } as Parameters<typeof test.use>[0])
    test.slow()

    test(`sign-up has no accessibility violation in ${colorScheme}`, async ({ page, freshHub }) => {
      await page.goto(freshHub.url)
      await expectAccessible(page, 'sign-up')
      await expectReflow(page, 'sign-up')
      await page.getByRole('button', { name: 'Create owner account' }).click()
      await expectAccessible(page, 'sign-up with errors')
    })

    for (const { connector } of subjects)
      test(`the form of ${connector.name} has no accessibility violation in ${colorScheme}`, async ({
        page,
        signIn,
      }) => {
        await signIn()
        await page.setViewportSize({ width: 1280, height: 800 })
        await openForm(page, connector.name, 'Sandbox')
        await expectAccessible(page, 'the form of the sandbox at 1280 px')
        await page.setViewportSize({ width: 360, height: 800 })
        const dialog = await openForm(page, connector.name, 'Production')
        await expectAccessible(page, 'the form at 360 px')
        await connect(dialog)
        await expect(dialog.getByRole('alert')).toBeVisible()
        await expectAccessible(page, 'what is missing at 360 px')
        await expectReflow(page, connector.name)
      })

    test(`every state of linking has no accessibility violation in ${colorScheme}`, async ({ page, signIn }) => {
      await page.goto('/sign-in')
      await expectAccessible(page, 'sign-in')
      await signIn()
      await page.goto('/accounts?link')
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectAccessible(page, 'picker')

      const dialog = await openUdemyForm(page, 'Sandbox')
      await expectAccessible(page, 'form')
      await expectReflow(page, 'form')
      await connect(dialog)
      await expectAccessible(page, 'form with what is missing')
      await fillIn(dialog, valuesOf('wrong_secret'))
      await connect(dialog)
      await expect(dialog.getByRole('alert')).toBeVisible()
      await expectAccessible(page, 'refused')
      await expectReflow(page, 'refused')
      await fillIn(dialog, valuesOf('slow'))
      await connect(dialog)
      await expect(dialog.getByRole('button', { name: 'Checking…' })).toBeVisible()
      await expectAccessible(page, 'checking')
      await dialog.getByRole('button', { name: 'Cancel' }).click()
      await fillIn(dialog, valuesOf('busy'))
      await connect(dialog)
      await expect(dialog.getByRole('alert')).toBeVisible()
      await expectAccessible(page, 'rate limited')
      await fillIn(dialog, valuesOf('no_reports'))
      await connect(dialog)
      const done = page.getByRole('dialog', { name: 'Udemy Business is connected' })
      await expect(done).toBeVisible()
      await expectAccessible(page, 'done')
      await done.getByRole('link', { name: 'Open account' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'cumulus-sandbox.udemy.com' })).toBeVisible()
      await expectAccessible(page, 'account')
      await expectReflow(page, 'account')
      for (const path of ['/accounts', '/connectors', '/connectors/udemy', '/accounts/acc_nothing', '/nowhere']) {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expectAccessible(page, path)
        await expectReflow(page, path)
      }
    })
  })
}
