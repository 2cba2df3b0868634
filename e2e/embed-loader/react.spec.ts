import type { Page } from '@playwright/test'
import { expect, handed, type Origins, post, startedFrame, TOKEN, test } from './two-origins.ts'

interface App {
  render: (props?: object) => void
  told: unknown[]
  getToken?: () => string
}

async function render(page: Page, props?: object): Promise<void> {
  await page.evaluate((given) => (globalThis as unknown as App).render(given), props)
}

async function openApp(page: Page, { host, hub }: Origins, props: object) {
  await page.goto(`${host}/react`)
  await page.waitForFunction(() => 'render' in globalThis)
  await render(page, { token: TOKEN, hubUrl: hub, ...props })
  return () => page.evaluate(() => (globalThis as unknown as App).told)
}

test('the React component passes its props on and calls back', async ({ page, origins }) => {
  const told = await openApp(page, origins, { theme: 'dark', id: 'hub', style: { minHeight: 700 } })
  const frame = await startedFrame(page)
  expect(frame.url()).toContain('?theme=dark')
  const element = page.locator('connector-hub#hub')
  await expect(element).toHaveCSS('min-height', '700px')
  expect(await element.evaluate(({ outerHTML }) => outerHTML)).not.toContain(TOKEN)
  await post(frame, { type: 'linked', accountId: 'acc_1', provider: 'udemy' })
  await post(frame, { type: 'needs-token' })
  await expect.poll(told).toEqual([
    ['onReady', {}],
    ['onLinked', { accountId: 'acc_1', provider: 'udemy' }],
    ['onNeedsToken', {}],
  ])
})

test('a new render keeps the frame, and the token that getToken brought', async ({ page, origins }) => {
  await openApp(page, origins, {})
  const frame = await startedFrame(page)
  await page.evaluate(
    (props) => {
      const app = globalThis as unknown as App
      app.render({ ...props, getToken: () => 'ses_2.secret-of-2' })
    },
    { token: TOKEN, hubUrl: origins.hub },
  )
  await frame.getByLabel('Client ID').fill('typed before')
  await post(frame, { type: 'needs-token' })
  await expect.poll(() => handed(frame, 'tokens')).toEqual([{ session: 'ses_2', secret: 'secret-of-2' }])
  await render(page, { token: TOKEN, hubUrl: origins.hub, theme: 'dark' })
  await expect.poll(() => handed(frame, 'looks')).toEqual([{ theme: 'dark' }])
  await expect(frame.getByLabel('Client ID')).toHaveValue('typed before')
  expect(await handed(frame, 'started')).toHaveLength(1)
})

test('as a dialog it opens when rendered and goes when it is no longer', async ({ page, origins }) => {
  await openApp(page, origins, { mode: 'modal' })
  await startedFrame(page)
  await expect(page.getByRole('dialog', { name: 'Connect an account' })).toBeVisible()
  await render(page)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect.poll(() => page.frames()).toHaveLength(1)
})
