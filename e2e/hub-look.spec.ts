import { expect, test } from './fixtures.ts'
import { asOwner, makeSession, openLink } from './hub-sessions.ts'

test('the project’s brand is the hub’s: accent, logo, help, and under a white label no sign of ours', async ({
  page,
  hub,
  witness,
}) => {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  const brand = { accent_color: '#7c3aed', whitelabel: true, support_url: 'https://help.acme.example/' }
  await asOwner(hub, 'PATCH', '/api/project/brand', brand)
  await asOwner(hub, 'PUT', '/api/project/logo', { data: png })
  try {
    await openLink(page, await makeSession({ hub, witness }, { provider: 'udemy' }))
    const connectButton = page.getByRole('button', { name: 'Connect' })
    await expect(connectButton).toHaveCSS('background-color', 'rgb(124, 58, 237)')
    await expect(connectButton).toHaveCSS('color', 'rgb(255, 255, 255)')
    await expect(page.locator('header img').first()).toHaveAttribute('src', /^\/api\/projects\/prj_[^/]+\/logo\?v=/)
    await expect(page.getByRole('link', { name: /Get help from My project/ })).toHaveAttribute(
      'href',
      brand.support_url,
    )
    await expect(page.getByText('Connector Hub')).toHaveCount(0)
    await expect(page.getByRole('complementary')).not.toContainText('Accounts page')
  } finally {
    await asOwner(hub, 'PATCH', '/api/project/brand', { accent_color: null, whitelabel: false, support_url: null })
    await asOwner(hub, 'DELETE', '/api/project/logo')
  }
})

test('nothing on the page moves when the session is known', async ({ page, hub, witness }) => {
  await page.addInitScript(() => {
    const moved: number[] = []
    Object.assign(window, { moved })
    new PerformanceObserver((list) =>
      moved.push(...list.getEntries().map((entry) => (entry as unknown as { value: number }).value)),
    ).observe({ type: 'layout-shift', buffered: true })
  })
  await page.setViewportSize({ width: 1280, height: 900 })
  await openLink(page, await makeSession({ hub, witness }, { provider: 'udemy' }))
  const moved = await page.evaluate(() => (window as unknown as { moved: number[] }).moved)
  // Letters that become Geist's own are a few ten-thousandths; a line more or less is a hundred times that.
  expect(moved.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.005)
})
