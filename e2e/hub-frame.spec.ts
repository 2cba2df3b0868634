import { embed, expect, hubIn, test } from './hub-host.ts'
import { makeSession } from './hub-sessions.ts'
import { inputOf, labels } from './link-dialog.ts'

test('a dialog that is closed while something is typed asks once', async ({ page, hub, witness, host }) => {
  const session = await makeSession({ hub, witness }, { provider: 'udemy', origins: [host.origin] })
  await page.goto(host.origin)
  const told = await embed(page, { token: session.token, attributes: { mode: 'modal' } })
  const frame = hubIn(page)
  await expect(frame.getByRole('button', { name: 'Connect' })).not.toHaveAttribute('aria-disabled', 'true')
  await inputOf(frame.getByRole('main'), labels.companySubdomain).click()
  await page.keyboard.type('acme')
  await page.evaluate(() => document.querySelector('connector-hub')?.close())
  const question = frame.getByRole('dialog', { name: 'Leave without connecting?' })
  await expect(question.getByRole('button', { name: 'Stay' })).toBeFocused()
  await question.getByRole('button', { name: 'Stay' }).click()
  await expect(question).toBeHidden()
  await expect(inputOf(frame.getByRole('main'), labels.companySubdomain)).toHaveValue('acme')
  await frame.getByRole('button', { name: 'Close' }).click()
  await question.getByRole('button', { name: 'Leave' }).click()
  await expect.poll(async () => (await told()).at(-1)?.[0]).toBe('closed')
})

test('opened by itself, the frame’s address says what it is for', async ({ page, hub, witness }) => {
  const session = await makeSession({ hub, witness }, { provider: 'udemy', origins: ['https://app.acme.example'] })
  await page.goto(`${hub.url}/embed/${session.session_id}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page belongs in a frame')
  await expect(page.getByRole('main')).toContainText('Pages of https://app.acme.example may show it.')
  await expect(page.getByRole('main')).toContainText(`<script type="module" src="${hub.url}/embed.js">`)
})

test('where a browser lets no frame copy, the form can be opened in a tab of its own', async ({
  page,
  hub,
  witness,
  host,
}) => {
  const session = await makeSession({ hub, witness }, { provider: 'udemy', origins: [host.origin] })
  await page.addInitScript(() => {
    if (!location.pathname.startsWith('/embed/')) return
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('refused')) } })
    document.execCommand = () => false
  })
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(host.origin)
  await embed(page, { token: session.token })
  const frame = hubIn(page)
  await expect(frame.getByRole('button', { name: 'Connect' })).not.toHaveAttribute('aria-disabled', 'true')
  await frame.getByRole('button', { name: 'Send these steps to my admin' }).click()
  await frame.getByRole('button', { name: 'Copy as text' }).click()
  const words = frame.getByRole('status').filter({ hasText: 'Your browser does not let this frame copy.' })
  await words.getByRole('button', { name: 'Dismiss' }).click()
  await expect(words).toHaveCount(0)
  await expect(frame.getByRole('button', { name: 'Copy as text' })).toBeFocused()
  await frame.getByRole('button', { name: 'Copy as text' }).click()
  await expect(words).toBeVisible()
  const [tab] = await Promise.all([
    page.waitForEvent('popup'),
    frame.getByRole('button', { name: 'Open in a new tab' }).click(),
  ])
  await expect(tab.getByRole('button', { name: 'Connect' })).not.toHaveAttribute('aria-disabled', 'true')
  expect(tab.url()).toBe(`${hub.url}/link/${session.session_id}`)
})
