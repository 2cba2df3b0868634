import { expect, handed, place, post, SECRET, SESSION, startedFrame, TOKEN, test } from './two-origins.ts'

test('the hub appears in a page of another site, and what happens in it is told in order', async ({
  page,
  origins,
}) => {
  await page.goto(origins.host)
  const before = await page.evaluate(() => [
    document.head.innerHTML,
    document.body.attributes.length,
    document.styleSheets.length,
    document.adoptedStyleSheets.length,
  ])
  const told = await place(page, { token: TOKEN, theme: 'dark', accent: '#2563eb', locale: 'de' })
  const frame = await startedFrame(page)
  expect(frame.url()).toBe(`${origins.hub}/embed/${SESSION}?theme=dark&accent=%232563eb&locale=de`)
  expect(await handed(frame, 'started')).toEqual([{ secret: SECRET, session: SESSION }])

  const iframe = page.locator('connector-hub iframe')
  await expect(iframe).toHaveAttribute('allow', 'clipboard-write')
  await expect(iframe).toHaveAttribute('referrerpolicy', 'no-referrer')
  await expect(iframe).toHaveAttribute('title', 'Konto verbinden')
  await expect.poll(told).toContainEqual(['resize', { height: 640 }])
  await expect(iframe).toHaveCSS('height', '640px')

  await post(frame, { type: 'step', name: 'form', state: 'shown', clientSecret: 'secret-of-a-provider' })
  await post(frame, { type: 'linked', accountId: 'acc_1', provider: 'udemy', token: TOKEN })
  await post(frame, { type: 'updated', accountId: 'acc_1', provider: 'udemy' })
  await post(frame, { type: 'error', code: 'provider_unavailable', message: 'Udemy does not answer now.' })
  await post(frame, { type: 'closed' })
  await expect.poll(told).toHaveLength(7)
  expect((await told()).filter(([type]) => type !== 'resize')).toEqual([
    ['ready', {}],
    ['step', { name: 'form', state: 'shown' }],
    ['linked', { accountId: 'acc_1', provider: 'udemy' }],
    ['updated', { accountId: 'acc_1', provider: 'udemy' }],
    ['error', { code: 'provider_unavailable', message: 'Udemy does not answer now.' }],
    ['closed', {}],
  ])

  expect(
    await page.evaluate(() => [
      document.head.innerHTML,
      document.body.attributes.length,
      document.styleSheets.length,
      document.adoptedStyleSheets.length,
    ]),
  ).toEqual(before)
})

test('the hub needs no cookie: the one it has as a site of its own is blocked in the frame', async ({
  page,
  origins,
}) => {
  await page.goto(`${origins.hub}/embed/${SESSION}`)
  expect(await page.evaluate(() => document.cookie)).toBe('probe=1')
  origins.asked.splice(0)
  await page.goto(origins.host)
  await place(page, { token: TOKEN })
  const frame = await startedFrame(page)
  expect(await frame.evaluate(() => document.cookie)).toBe('')
  expect(origins.asked.filter(({ headers }) => /^cookie$/im.test(headers))).toEqual([])
})

test('the page does not move when the frame arrives and grows within its place', async ({ page, origins }) => {
  await page.goto(origins.host)
  await place(page, {})
  await page.evaluate(async (token) => {
    const moved: PerformanceEntry[] = []
    Object.assign(window, { moved })
    const element = document.querySelector('connector-hub')
    if (element) element.style.minHeight = '700px'
    // What the new element itself moved is painted by then.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    new PerformanceObserver((list) => moved.push(...list.getEntries())).observe({ type: 'layout-shift' })
    element?.setAttribute('token', token)
  }, TOKEN)
  await startedFrame(page)
  await expect(page.locator('connector-hub iframe')).toHaveCSS('height', '700px')
  expect(await page.evaluate(() => (window as unknown as { moved: unknown[] }).moved)).toEqual([])
})

test('a frame that reloads itself is started anew', async ({ page, origins }) => {
  await page.goto(origins.host)
  const told = await place(page, { token: TOKEN })
  const frame = await startedFrame(page)
  await frame.evaluate(() => location.reload())
  await expect.poll(async () => (await told()).filter(([type]) => type === 'ready')).toHaveLength(2)
  expect(await handed(await startedFrame(page), 'started')).toEqual([{ secret: SECRET, session: SESSION }])
  await post(await startedFrame(page), { type: 'step', name: 'form', state: 'shown' })
  await expect.poll(told).toContainEqual(['step', { name: 'form', state: 'shown' }])
})

test('another theme is told to the frame without loading it again', async ({ page, origins }) => {
  await page.goto(origins.host)
  await place(page, { token: TOKEN, theme: 'light', locale: 'fr' })
  const frame = await startedFrame(page)
  await page.evaluate(() => document.querySelector('connector-hub')?.setAttribute('theme', 'dark'))
  await expect.poll(() => handed(frame, 'looks')).toEqual([{ theme: 'dark', locale: 'fr' }])
  expect(await handed(frame, 'started')).toHaveLength(1)
})

test('what changes while the frame loads is told to it once it has started', async ({ page, origins }) => {
  await page.goto(origins.host)
  await page.route('**/frame-page.js', async (route) => {
    await page.evaluate(() => document.querySelector('connector-hub')?.setAttribute('accent', '#ffd400'))
    await route.continue()
  })
  await place(page, { token: TOKEN, theme: 'light' })
  const frame = await startedFrame(page)
  await expect.poll(() => handed(frame, 'looks')).toEqual([{ theme: 'light', accent: '#ffd400' }])
})

test('its own words have the language of the frame, and say which it is', async ({ page, origins }) => {
  await page.goto(origins.host)
  for (const [locale, title, lang] of [
    ['DE-at', 'Konto verbinden', 'de'],
    ['tlh', 'Connect an account', 'en'],
  ] as const) {
    await place(page, { token: TOKEN, locale })
    const frame = page.locator(`connector-hub[locale="${locale}"] iframe`)
    await expect(frame).toHaveAttribute('title', title)
    await expect(page.locator(`connector-hub[locale="${locale}"] :lang(${lang}) > iframe`)).toHaveCount(1)
  }
})

test('a malformed address of the hub is told, and the page around goes on', async ({ page, origins }) => {
  await page.goto(origins.host)
  const told = await place(page, { token: TOKEN, 'hub-url': 'hub.example' })
  expect(await told()).toEqual([['error', { code: 'unreachable', message: 'No hub-url.' }]])
})

test('an expired session goes on with the token that getToken brings; a failure is told', async ({ page, origins }) => {
  await page.goto(origins.host)
  const told = await place(page, { token: TOKEN })
  const frame = await startedFrame(page)
  await frame.getByLabel('Client ID').fill('typed before')
  await page.evaluate(() => {
    const element = document.querySelector('connector-hub')
    const answers = ['ses_2.secret-of-2', 'not a token', 'ses_3.secret-of-3']
    if (element) element.getToken = async () => answers.shift() ?? Promise.reject(new Error('The backend is down.'))
  })
  const refused = async (count: number) =>
    expect.poll(async () => (await told()).filter(([type]) => type === 'error')).toHaveLength(count)

  await post(frame, { type: 'needs-token' })
  await expect.poll(() => handed(frame, 'tokens')).toEqual([{ session: 'ses_2', secret: 'secret-of-2' }])
  await post(frame, { type: 'needs-token' })
  await refused(1)
  await post(frame, { type: 'needs-token' })
  await expect.poll(() => handed(frame, 'tokens')).toHaveLength(2)
  await post(frame, { type: 'needs-token' })
  await refused(2)
  expect((await told()).at(-1)).toEqual(['error', { code: 'invalid_token', message: expect.any(String) }])
  expect((await told()).map(([type]) => type)).not.toContain('needs-token')
  await expect(frame.getByLabel('Client ID')).toHaveValue('typed before')
  expect(await handed(frame, 'started')).toHaveLength(1)
})

test('without getToken the host is asked by an event, and what was typed stays', async ({ page, origins }) => {
  await page.goto(origins.host)
  const told = await place(page, { token: TOKEN })
  const frame = await startedFrame(page)
  await frame.getByLabel('Client ID').fill('typed before')
  await post(frame, { type: 'needs-token' })
  await expect.poll(told).toContainEqual(['needs-token', {}])
  await page.evaluate(() => document.querySelector('connector-hub')?.setAttribute('token', 'ses_2.secret-of-2'))
  await expect.poll(() => handed(frame, 'tokens')).toEqual([{ session: 'ses_2', secret: 'secret-of-2' }])
  await expect(frame.getByLabel('Client ID')).toHaveValue('typed before')
})

test('a new token that nobody asked for begins anew; a removed element leaves nothing behind', async ({
  page,
  origins,
}) => {
  await page.goto(origins.host)
  await place(page, { token: TOKEN })
  await startedFrame(page)
  await page.evaluate(() =>
    Object.assign(document.querySelector('connector-hub') ?? {}, { token: 'ses_2.secret-of-2' }),
  )
  await expect(page.locator('connector-hub iframe')).toHaveAttribute('src', `${origins.hub}/embed/ses_2?`)
  expect(await handed(await startedFrame(page), 'started')).toEqual([{ session: 'ses_2', secret: 'secret-of-2' }])
  await page.evaluate(() => document.querySelector('connector-hub')?.remove())
  await expect.poll(() => page.frames()).toHaveLength(1)
})

test('a token and getToken that were set before the script had loaded are used', async ({ page, origins }) => {
  await page.goto(`${origins.host}/empty`)
  await page.evaluate(
    async ({ hub, token }) => {
      const element = document.body.appendChild(document.createElement('connector-hub'))
      Object.assign(element, { token, getToken: () => 'ses_2.secret-of-2' })
      await import(`${hub}/embed.js`)
    },
    { hub: origins.hub, token: TOKEN },
  )
  const frame = await startedFrame(page)
  expect(origins.asked.filter(({ url }) => url.includes('/embed/'))).toHaveLength(1)
  await post(frame, { type: 'needs-token' })
  await expect.poll(() => handed(frame, 'tokens')).toEqual([{ session: 'ses_2', secret: 'secret-of-2' }])
})
