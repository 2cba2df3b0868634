import type { Browser, Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** Inviting and joining as people do it, for the tests on people, invitations and roles. */
export const PASSWORD = 'fake words by a calm lake'
export const newEmail = (name: string) => `${name}-${crypto.randomUUID().slice(0, 8)}@acme.example`

/** Somebody else's browser: a context of its own, without any cookie of the test's. */
export async function otherBrowser(browser: Browser, baseURL: string): Promise<Page> {
  return (await browser.newContext({ baseURL, locale: 'en-GB', timezoneId: 'UTC' })).newPage()
}

/** Makes an invitation as the owner's page does, and gives the link. */
export async function invite(page: Page, role: 'Viewer' | 'Admin' | 'Owner', email?: string): Promise<string> {
  await page.goto('/settings/people')
  await page.getByRole('button', { name: 'Invite' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: new RegExp(`^${role}`) }).check()
  if (email) await dialog.getByRole('textbox', { name: /E-mail it is for/ }).fill(email)
  await dialog.getByRole('button', { name: 'Make link' }).click()
  const link = await dialog.getByRole('textbox', { name: 'Link' }).inputValue()
  await dialog.getByRole('button', { name: 'Copy link' }).click()
  await dialog.getByRole('button', { name: 'Done' }).click()
  return link
}

/** Joins as somebody new. */
export async function join(guest: Page, link: string, name: string, email: string): Promise<void> {
  await guest.goto(link)
  await guest.getByRole('textbox', { name: 'Your name' }).fill(name)
  const field = guest.getByRole('textbox', { name: 'E-mail' })
  if (await field.isEditable()) await field.fill(email)
  await guest.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
  await guest.getByRole('button', { name: /^Join / }).click()
  await expect(guest).toHaveURL(/\/accounts$/)
}

export const chooseFor = async (page: Page, name: string, item: string) => {
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
