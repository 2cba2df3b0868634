import type { Page } from '@playwright/test'
import { childEnvironment } from '#lib/env.ts'
import { runTool } from '#server/run-tool.ts'
import { expectNoViolations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { labels } from './link-dialog.ts'
import { valuesOf } from './sandbox-account.ts'

test('a person who was never told anything finds a broken account and repairs it in under a minute', async ({
  page,
  freshHub,
}) => {
  const env = childEnvironment({ DATA_DIR: freshHub.dataDir, HUB_ENV: 'test' })
  const { output } = await runTool('../prisma/seed.ts', [], { env })
  const [, email, password] = /as (\S+) with the password (\S+)/.exec(output) ?? []
  await page.request.post(`${freshHub.url}/api/sign-in`, {
    data: { email, password },
    headers: { origin: freshHub.url },
  })
  const begun = Date.now()
  await page.goto(`${freshHub.url}/accounts`)
  let clicks = 0
  const click = async (...[role, options]: Parameters<Page['getByRole']>) => {
    clicks += 1
    await page.getByRole(role, options).click()
  }
  // What is broken says so in the list, with why and the way to mend it.
  await expect(page.getByRole('row').filter({ hasText: 'Borealis Academy' })).toContainText('Needs attention')
  await click('link', { name: 'Fix Borealis Academy' })
  // The form begins at what was refused, and says why.
  const dialog = page.getByRole('dialog', { name: 'Edit Borealis Academy' })
  const id = dialog.getByRole('textbox', { name: labels.clientId, exact: true })
  await expect(id).toBeFocused()
  await expect(id).toHaveAccessibleDescription(/did not accept this Client ID and Client Secret/)
  await page.keyboard.type(valuesOf('borealis').clientId ?? '')
  await page.keyboard.press('Tab')
  await dialog
    .getByRole('textbox', { name: labels.clientSecret, exact: true })
    .fill(valuesOf('borealis').clientSecret ?? '')
  await click('button', { name: 'Save' })
  await expect(page.getByRole('heading', { name: 'Borealis Academy is connected again' })).toBeFocused()
  await click('button', { name: 'Done' })
  const main = page.getByRole('main')
  await expect(main.getByText('Connected', { exact: true }).first()).toBeVisible()
  await expect(main.getByRole('link', { name: 'Fix' })).toHaveCount(0)
  expect(clicks).toBeLessThanOrEqual(3)
  expect(Date.now() - begun).toBeLessThan(60_000)

  // Every other status says why and what to do as well.
  const { data } = (await (await page.request.get(`${freshHub.url}/api/accounts?page_size=100`)).json()) as {
    data: { id: string; status: string }[]
  }
  const steps = { suspended: 'Resume', archived: 'Unarchive', expired: 'Fix', inactive: 'Enable its config' }
  for (const [status, step] of Object.entries(steps)) {
    await page.goto(`${freshHub.url}/accounts/${data.find((account) => account.status === status)?.id}`)
    await expect(main.getByRole('button', { name: step }).or(main.getByRole('link', { name: step }))).toBeVisible()
    await expect(main).toContainText(/(Paused|Archived|Expired|Not in use) (since|for) /)
    await expectNoViolations(page, status)
  }
})
