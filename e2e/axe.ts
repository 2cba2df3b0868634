import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Axe finds nothing in the page as it stands, nor in its frames. */
export async function expectNoViolations(page: Page, state: string): Promise<void> {
  // A colour on its way to another one is not the colour that stays.
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes.map(({ html }) => html).join(' ')}`)
  expect(found, state).toEqual([])
}

/** The same, and nothing is wider than a screen of 320 px (zoom 400 %). */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  await expectNoViolations(page, state)
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width, `${state} needs ${width} px`).toBeLessThanOrEqual(320)
  if (before) await page.setViewportSize(before)
}
