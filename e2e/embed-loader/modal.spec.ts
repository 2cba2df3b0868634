import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, handed, type Origins, post, SECRET, SESSION, startedFrame, TOKEN, test } from './two-origins.ts'

/** Opens the host page, whose button opens the hub; what the callbacks hear is kept. */
async function openHost(page: Page, origins: Origins, options: object = {}): Promise<() => Promise<unknown>> {
  await page.goto(origins.host)
  await page.waitForFunction(() => globalThis.ConnectorHub)
  await page.evaluate(
    (given) => {
      const told: unknown[] = []
      const keep = (name: string) => (detail: object) => told.push([name, detail])
      const open = () => {
        const handle = ConnectorHub.open({
          ...given,
          onLinked: keep('onLinked'),
          onUpdated: undefined,
          onNeedsToken: keep('onNeedsToken'),
          onError: keep('onError'),
          onClosed: keep('onClosed'),
        })
        Object.assign(window, { handle })
      }
      Object.assign(window, { told })
      document.querySelector('#opener')?.addEventListener('click', open)
    },
    { token: TOKEN, ...options },
  )
  return () => page.evaluate(() => (window as unknown as { told: unknown }).told)
}

const opener = (page: Page) => page.getByRole('button', { name: 'Connect an account' })
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Connect an account' })

test('open() shows a dialog; when the hub is done it goes, is told, and gives focus back', async ({
  page,
  origins,
}) => {
  const told = await openHost(page, origins, { accent: '#2563eb', theme: undefined })
  await opener(page).press('Enter')
  const frame = await startedFrame(page)
  await expect(dialog(page)).toBeVisible()
  expect(frame.url()).toBe(`${origins.hub}/embed/${SESSION}?accent=%232563eb&mode=modal`)
  expect(await handed(frame, 'started')).toEqual([{ secret: SECRET, session: SESSION }])
  // The keyboard is in the frame at once.
  await expect.poll(() => frame.evaluate(() => document.hasFocus())).toBe(true)
  await page.keyboard.press('Tab')
  await page.keyboard.insertText('typed')
  await expect(frame.getByLabel('Client ID')).toHaveValue('typed')

  await post(frame, { type: 'updated', accountId: 'acc_1', provider: 'udemy' })
  await post(frame, { type: 'linked', accountId: 'acc_1', provider: 'udemy' })
  await post(frame, { type: 'closed' })
  await expect(page.locator('connector-hub')).toHaveCount(0)
  await expect(opener(page)).toBeFocused()
  expect(await told()).toEqual([
    ['onLinked', { accountId: 'acc_1', provider: 'udemy' }],
    ['onClosed', {}],
  ])
})

test('Escape in the frame and around it asks the hub, which may keep the dialog open', async ({ page, origins }) => {
  const told = await openHost(page, origins)
  await opener(page).click()
  const frame = await startedFrame(page)
  await frame.getByLabel('Client ID').fill('typed')
  await page.keyboard.press('Escape')
  await expect(frame.getByText('Leave without connecting?')).toBeVisible()
  await frame.evaluate(() => document.querySelector('#leaving')?.toggleAttribute('hidden', true))

  // Around the frame, pressed as often as it takes a browser to close a dialog that only refuses.
  await page.evaluate(() => document.querySelector('connector-hub')?.shadowRoot?.querySelector('dialog')?.focus())
  await page.keyboard.press('Escape')
  await expect(frame.getByText('Leave without connecting?')).toBeVisible()
  for (let presses = 0; presses < 3; presses++) {
    await frame.evaluate(() => document.querySelector('#leaving')?.toggleAttribute('hidden', true))
    await page.keyboard.press('Escape')
    await expect(frame.getByText('Leave without connecting?')).toBeVisible()
  }
  await expect(dialog(page)).toBeVisible()
  expect(await told()).toEqual([])
  await page.evaluate(() => (window as unknown as { handle: { close(): void } }).handle.close())
  await expect(dialog(page)).toHaveCount(0)
  await expect(opener(page)).toBeFocused()
  expect(await told()).toEqual([['onClosed', {}]])
})

test('before the hub has answered, Escape and close() close at once; so does removal', async ({ page, origins }) => {
  origins.state.silent = true
  const told = await openHost(page, origins)
  await opener(page).press('Enter')
  await expect(dialog(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await expect(opener(page)).toBeFocused()
  await opener(page).press('Enter')
  await expect(dialog(page)).toBeVisible()
  await page.evaluate(() => document.querySelector('connector-hub')?.remove())
  await expect(opener(page)).toBeFocused()
  expect(await told()).toEqual([['onClosed', {}]])
})

test('the page behind the dialog stays where it is, and none of its styles are written', async ({ page, origins }) => {
  await openHost(page, origins)
  await page.mouse.wheel(0, 40)
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(40)
  await opener(page).click()
  const frame = await startedFrame(page)
  for (const [x, y] of [
    [640, 300],
    [8, 300],
    [640, 715],
  ] as const) {
    await page.mouse.move(x, y)
    // Again and again: what the dialog does not use of a scroll is what a page would get.
    for (const way of [600, 600, 600, -600, -600, -600]) {
      await page.mouse.wheel(0, way)
      for (let frames = 0; frames < 4; frames++) await page.evaluate(() => new Promise(requestAnimationFrame))
      expect(await page.evaluate(() => scrollY), `wheel at ${x},${y}`).toBe(40)
    }
  }
  await frame.getByLabel('Client ID').focus()
  await page.keyboard.press('PageDown')
  expect(await page.evaluate(() => scrollY)).toBe(40)
  expect(
    await page.evaluate(() => [document.documentElement.attributes.length, document.body.attributes.length]),
  ).toEqual([1, 0])
})

for (const [width, height] of [
  [360, 640],
  [1280, 720],
] as const)
  test(`the dialog fits a window of ${width} pixels`, async ({ page, origins }) => {
    await page.setViewportSize({ width, height })
    await openHost(page, origins)
    await opener(page).click()
    await startedFrame(page)
    const box = await page.locator('connector-hub iframe').boundingBox()
    if (width < 640) expect(box).toEqual({ x: 0, y: 0, width, height })
    else expect(box).toEqual({ x: 160, y: 24, width: 960, height: 640 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  })

for (const colorScheme of ['light', 'dark'] as const)
  test(`a silent hub is named in the dialog, with a way out, in ${colorScheme}`, async ({ page, origins }) => {
    origins.state.silent = true
    await page.emulateMedia({ colorScheme })
    await page.clock.install()
    const told = await openHost(page, origins)
    await opener(page).click()
    await page.clock.fastForward(10_000)
    await expect(page.getByRole('alert')).toContainText('The form does not load.')
    const markup = await page.evaluate(() => document.querySelector('connector-hub')?.shadowRoot?.innerHTML)
    expect(markup).not.toContain(SECRET)
    await page.getByRole('button', { name: 'Open in a new tab' }).focus()
    const [tab] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Enter')])
    await expect.poll(() => tab.url()).toBe(`${origins.hub}/link/${SESSION}#${SECRET}`)
    expect(await tab.evaluate(() => window.opener)).toBeNull()
    await tab.close()
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze()
    expect(violations).toEqual([])
    await page.getByRole('button', { name: 'Close' }).click()
    await expect(opener(page)).toBeFocused()
    expect(await told()).toEqual([
      ['onError', { code: 'unreachable', message: expect.stringContaining(origins.hub) }],
      ['onClosed', {}],
    ])
  })

const invalid = ['onError', { code: 'invalid_token', message: 'No token.' }]
const nowhere = ['onError', { code: 'unreachable', message: 'No hub-url.' }]

for (const [what, options, error] of [
  ['an empty token', { token: '' }, invalid],
  ['no token', { token: undefined }, invalid],
  ['what is no token', { token: 'not a token' }, invalid],
  ['a malformed address', { hubUrl: 'hub.example' }, nowhere],
] as const)
  test(`open() with ${what} says so, and leaves nothing behind`, async ({ page, origins }) => {
    const told = await openHost(page, origins, options)
    await opener(page).click()
    await expect.poll(told).toEqual([error, ['onClosed', {}]])
    await expect(page.locator('connector-hub')).toHaveCount(0)
  })
