import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What another theme can break; roles, names and sizes are the same in both, and are looked at in the light one. */
const rulesOfColour = ['color-contrast', 'link-in-text-block']

/** Axe finds nothing in the page as it stands, nor in its frames. Give it every state in both themes. */
export async function expectNoViolations(page: Page, state: string): Promise<void> {
  // A colour on its way to another one is not the colour that stays.
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  const axe = new AxeBuilder({ page })
  const { violations } = await (isDark ? axe.withRules(rulesOfColour) : axe.withTags(tags)).analyze()
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes.map(({ html }) => html).join(' ')}`)
  expect(found, state).toEqual([])
}

/** The same, and nothing is wider than a screen of 320 px (zoom 400 %). */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  await expectNoViolations(page, state)
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  // Some parts are laid out anew by a script, a moment later.
  const width = () => page.evaluate(() => document.documentElement.scrollWidth)
  await expect.poll(width, `how many pixels ${state} needs`).toBeLessThanOrEqual(320)
  if (before) await page.setViewportSize(before)
}

/** The same in both themes, without walking there twice. The page is left in the theme it had. */
export async function expectAccessibleInBothThemes(page: Page, state: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  await expectAccessible(page, state)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNoViolations(page, `${state}, dark`)
  await page.emulateMedia({ colorScheme: null })
}
