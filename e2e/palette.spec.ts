import type { Page } from '@playwright/test'
import { expectAccessibleInBothThemes } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { linkAccount } from './sandbox-account.ts'

const field = (page: Page) => page.getByRole('combobox', { name: 'Find an account, a page or a command' })
/** Types, and chooses with Enter what is marked then. */
async function enter(page: Page, typed: string, name: string | RegExp): Promise<void> {
  await field(page).fill(typed)
  await expect(option(page, name)).toHaveAttribute('data-highlighted', '')
  await page.keyboard.press('Enter')
}

const option = (page: Page, name: string | RegExp) => page.getByRole('option', { name })

test('with ⌘K one goes to an account by name or id, copies its id, and finds it again', async ({
  page,
  context,
  signIn,
  hub,
}) => {
  await signIn()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const label = `Quokka ${crypto.randomUUID().slice(0, 8)}`
  const { id } = await linkAccount(page, hub.url, label)
  const early: string[] = []
  page.on('request', (request) => early.push(new URL(request.url()).pathname))
  await page.goto('/connectors')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(
    early.filter((path) => path.startsWith('/api/accounts')),
    'nothing is asked before it opens',
  ).toEqual([])

  await page.keyboard.press('ControlOrMeta+k')
  await expect(field(page)).toBeFocused()
  await expect(page.getByRole('group', { name: /^(Recent|Newest) accounts$/ })).toBeVisible()
  await expectAccessibleInBothThemes(page, 'the palette')

  await page.keyboard.type('Quokka', { delay: 20 })
  await expect(option(page, new RegExp(label))).toBeVisible()
  await expect(option(page, new RegExp(label))).toHaveAttribute('data-highlighted', '')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/accounts/${id}$`))
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.keyboard.press('ControlOrMeta+k')
  await enter(page, 'copy this', 'Copy this account’s id')
  await expect(page.getByText('Account id copied')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(id)

  await page.goto('/connectors')
  await page.getByRole('button', { name: 'Find anything' }).click()
  const recent = page.getByRole('group', { name: 'Recent accounts' })
  await expect(recent.getByRole('option').first()).toContainText(label)
  await field(page).fill(id)
  await expect(option(page, new RegExp(label))).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Find anything' })).toBeFocused()
})

test('with ⌘K one links a provider, changes the theme and the project; an answer that came too late shows nothing', async ({
  page,
  signIn,
  signedIn,
  hub,
}) => {
  await signIn()
  await page.goto('/accounts')
  const open = async () => {
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.press('ControlOrMeta+k')
    await expect(field(page)).toBeFocused()
  }
  await expect(page.getByRole('button', { name: 'Find anything' })).toBeEnabled()
  await open()
  await enter(page, 'dark theme', 'Dark theme')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
  await open()
  await enter(page, 'theme as', 'Theme as the system says')
  await expect(page.locator('html')).not.toHaveAttribute('data-theme')

  await open()
  await enter(page, 'link coursera', /^Link Coursera/)
  await expect(page).toHaveURL(/\?link=coursera$/)
  await expect(
    page
      .getByRole('dialog')
      .getByRole('heading', { name: /Coursera/ })
      .first(),
  ).toBeVisible()
  await page.keyboard.press('ControlOrMeta+k')
  await expect(field(page), 'not over a form').toHaveCount(0)
  await page.goto('/accounts')

  // The answer to the first text comes after that to the second.
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(/\/api\/accounts\?.*search=/, async (route) => {
    const isFirst = route.request().url().includes('search=aaa&') || route.request().url().endsWith('search=aaa')
    if (isFirst) await held
    const json = { data: [], next: null, previous: null, counts: {}, total: 0 }
    await route.fulfill({ json }).catch(() => undefined)
  })
  await open()
  await field(page).fill('aaa')
  await expect(page.getByText('Looking for accounts…')).toBeVisible()
  await field(page).fill('aaab')
  await expect(page.getByText('Nothing matches “aaab”.')).toBeVisible()
  letGo()
  await page.unrouteAll({ behavior: 'wait' })
  await expect(page.getByText('Nothing matches “aaab”.')).toBeVisible()
  await page.keyboard.press('Escape')

  const name = `Beta ${crypto.randomUUID().slice(0, 8)}`
  const headers = { origin: hub.url }
  await page.request.post('/api/projects', { headers, data: { name } })
  await page.request.post('/api/me/project', { headers, data: { project_id: signedIn.project } })
  await page.goto('/audit')
  await page.keyboard.press('ControlOrMeta+k')
  await field(page).fill(`switch ${name}`)
  await option(page, `Switch to ${name}`).click()
  await expect(page).toHaveURL(/\/accounts$/)
  await expect(page.getByRole('banner').first()).toContainText(name)
  await page.request.delete('/api/project', { headers, data: { name } })
})
