import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { childEnvironment } from '#lib/env.ts'
import { sandboxFor } from '#lib/sandbox/index.ts'
import { runTool } from '#server/run-tool.ts'
import { BROWSER_ARGS, prepareBrowser } from './browser.ts'
import { startHub } from './hub.ts'
import { endIncidents, openIncident } from './in-database.ts'
import { connect, fillIn, fillInBy, openForm, openUdemyForm, subjects } from './link-dialog.ts'

/** `npm run pictures`: takes the README's pictures from the running, seeded product. */
const FOLDER = join(import.meta.dirname, '..', 'docs', 'pictures')
const OWNER = { email: 'grace@acme.example', password: 'fake-pictures-password' }
const { testCredentials } = await sandboxFor('udemy')
const valuesOf = (key: string) => testCredentials.find((credential) => credential.key === key)?.values ?? {}

/** `moving`: taken in the middle of what moves, as most people see it. */
type Look = { colorScheme: 'light' | 'dark'; width?: number; height?: number; moving?: boolean }

/** Opens a signed-in page with this look, lets `walk` lead it to what is to be seen, and takes the picture. */
async function take(browser: Browser, url: string, name: string, look: Look, walk: (page: Page) => Promise<void>) {
  const { colorScheme, width = 1280, height = 860, moving = false } = look
  const context = await browser.newContext({
    baseURL: url,
    colorScheme,
    reducedMotion: moving ? 'no-preference' : 'reduce',
    viewport: { width, height },
    locale: 'en-GB',
    timezoneId: 'UTC',
  })
  const page = await context.newPage()
  await page.request.post('/api/sign-in', { data: OWNER, headers: { origin: url } })
  await walk(page)
  if (!moving) await page.waitForTimeout(400)
  await page.screenshot({ path: join(FOLDER, `${name}.png`) })
  await context.close()
  console.log(`docs/pictures/${name}.png`)
}

const { executablePath, env, args = [] } = await prepareBrowser()
const hub = await startHub({
  env: { HUB_ENV: 'test', HUB_ADMIN_EMAIL: OWNER.email, HUB_ADMIN_PASSWORD: OWNER.password },
})
const browser = await chromium.launch({
  executablePath,
  args: [...BROWSER_ARGS, ...args],
  env: childEnvironment(env) as Record<string, string>,
})
try {
  await mkdir(FOLDER, { recursive: true })
  await take(browser, hub.url, 'first-light', { colorScheme: 'light' }, async (page) => {
    await page.goto('/accounts')
    await page.getByRole('heading', { name: 'Link your first account' }).waitFor()
  })
  await runTool('../prisma/seed.ts', [], { env: childEnvironment({ DATA_DIR: hub.dataDir, HUB_ENV: 'test' }) })
  for (const colorScheme of ['light', 'dark'] as const) {
    await take(browser, hub.url, `accounts-${colorScheme}`, { colorScheme }, async (page) => {
      await page.goto('/accounts')
      await page.getByRole('table').waitFor()
    })
    await openIncident(hub)
    await take(browser, hub.url, `many-${colorScheme}`, { colorScheme }, async (page) => {
      await page.goto('/accounts')
      for (const name of ['Borealis Academy', 'Company 5177 Academy', 'Østfold Læring Academy'])
        await page.getByRole('checkbox', { name: `Select ${name}` }).check()
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    })
    await endIncidents(hub)
    await take(browser, hub.url, `refused-${colorScheme}`, { colorScheme }, async (page) => {
      const dialog = await openUdemyForm(page, 'Production')
      await dialog.getByRole('radio', { name: /^Sandbox/ }).click()
      await fillIn(dialog, valuesOf('wrong_secret'))
      await connect(dialog)
      await dialog.getByRole('alert').waitFor()
    })
    await take(browser, hub.url, `guide-${colorScheme}`, { colorScheme }, async (page) => {
      const dialog = await openUdemyForm(page, 'Production')
      await dialog.getByRole('textbox', { name: 'Company Subdomain', exact: true }).fill('acme')
      await dialog.getByRole('textbox', { name: 'Client Secret', exact: true }).focus()
    })
    await take(
      browser,
      hub.url,
      `checking-${colorScheme}`,
      { colorScheme, height: 1000, moving: true },
      async (page) => {
        const dialog = await openUdemyForm(page, 'Sandbox')
        await fillIn(dialog, valuesOf('good'))
        await connect(dialog)
        await dialog.locator('li[data-state=passed]').nth(1).waitFor()
      },
    )
    await take(browser, hub.url, `account-${colorScheme}`, { colorScheme }, async (page) => {
      await page.goto('/accounts?search=Borealis%20Academy')
      await page.getByRole('link', { name: 'Borealis Academy' }).first().click()
      await page.getByRole('heading', { level: 1, name: 'Borealis Academy' }).waitFor()
    })
    await take(browser, hub.url, `connector-${colorScheme}`, { colorScheme }, async (page) => {
      await page.goto('/connectors/udemy')
      await page.getByRole('heading', { level: 1 }).waitFor()
    })
  }
  await take(browser, hub.url, 'picker', { colorScheme: 'light', height: 620 }, async (page) => {
    await page.goto('/accounts?link')
    await page.getByRole('dialog', { name: 'Link an account' }).getByRole('option').nth(2).waitFor()
  })
  await take(browser, hub.url, 'form-coursera', { colorScheme: 'light' }, async (page) => {
    const dialog = await openForm(page, 'Coursera for Business', 'Production')
    await dialog.getByRole('textbox', { name: 'API Key', exact: true }).focus()
  })
  await take(browser, hub.url, 'refused-udacity', { colorScheme: 'dark' }, async (page) => {
    const dialog = await openForm(page, 'Udacity Enterprise', 'Sandbox')
    const refused = subjects
      .find(({ id }) => id === 'udacity')
      ?.testCredentials.find(({ key }) => key === 'needs_company_id')
    if (!refused) throw new Error('The sandbox of Udacity has no test credentials called needs_company_id.')
    await fillInBy(dialog, refused)
    await connect(dialog)
    await dialog.locator('[aria-invalid=true]').first().waitFor()
  })
  await take(browser, hub.url, 'people', { colorScheme: 'light', height: 620 }, async (page) => {
    for (const [email, role] of [
      ['alan@acme.example', 'admin'],
      ['edsger@acme.example', 'viewer'],
    ])
      await page.request.post('/api/invitations', { data: { email, role, days: 7 }, headers: { origin: hub.url } })
    await page.goto('/settings/people')
    await page.getByText('edsger@acme.example').first().waitFor()
  })
  await take(browser, hub.url, 'form-phone', { colorScheme: 'light', width: 360, height: 760 }, async (page) => {
    await openUdemyForm(page, 'Production')
  })
  await take(browser, hub.url, 'accounts-phone', { colorScheme: 'dark', width: 360, height: 760 }, async (page) => {
    await page.goto('/accounts')
    await page.getByRole('heading', { level: 1 }).waitFor()
  })
} finally {
  await browser.close()
  await hub.remove()
}
