import type { Page } from '@playwright/test'
import { expect, handed, place, post, SECRET, SESSION, startedFrame, TOKEN, test } from './two-origins.ts'

const READY = { type: 'connector-hub:ready', version: 1 }

/** Adds a frame of the attacker's choice, and answers it once it has loaded. */
async function addFrame(page: Page, url: string) {
  await page.evaluate(
    (src) =>
      new Promise((resolve) => {
        const frame = Object.assign(document.createElement('iframe'), { src, onload: resolve })
        document.body.prepend(frame)
      }),
    url,
  )
  const frame = page.frames().find((it) => it.url() === url)
  if (!frame) throw new Error(`There is no frame of ${url}.`)
  return frame
}

const keepMessages = () => {
  const got: unknown[] = []
  Object.assign(window, { got })
  addEventListener('message', ({ data }) => got.push(data))
}
const messages = () => (window as unknown as { got: unknown[] }).got

test('a ready that the hub’s frame did not say gets no secret, wherever it comes from', async ({ page, origins }) => {
  await page.goto(origins.host)
  const others = [
    await addFrame(page, `${origins.hub}/stranger`),
    await addFrame(page, `${origins.stranger}/empty`),
    page.mainFrame(),
  ]
  for (const frame of others) await frame.evaluate(keepMessages)
  const told = await place(page, { token: TOKEN })
  const frame = await startedFrame(page)
  const own = await page.evaluate(messages)
  expect(own, 'the page around sees a word without a secret').toEqual([READY])

  const forge = (ready: object) => parent.postMessage(ready, '*')
  for (const other of others) await other.evaluate(forge, READY)
  // Its own frame, in words that are not the protocol's.
  for (const ready of [{ ...READY, version: 2 }, { type: 'ready' }, 'connector-hub:ready', null])
    await frame.evaluate((given) => parent.postMessage(given, '*'), ready)
  await expect.poll(() => page.evaluate(messages)).toHaveLength(8)
  // An event that only the port can bring.
  await frame.evaluate(() => parent.postMessage({ type: 'linked', accountId: 'acc_1', provider: 'udemy' }, '*'))
  await expect.poll(() => page.evaluate(messages)).toHaveLength(9)
  await post(frame, { type: 'step', name: 'form', state: 'shown' })
  await expect.poll(told).toContainEqual(['step', { name: 'form', state: 'shown' }])

  expect((await told()).filter(([type]) => type !== 'resize').map(([type]) => type)).toEqual(['ready', 'step'])
  expect(await handed(frame, 'started')).toHaveLength(1)
  for (const other of others) expect(JSON.stringify(await other.evaluate(messages))).not.toContain(SECRET)
})

test('a hub’s frame that was sent to another site is told nothing more', async ({ page, origins }) => {
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  await page.goto(origins.host)
  await place(page, { token: TOKEN })
  const frame = await startedFrame(page)
  await frame.evaluate((url) => location.assign(url), `${origins.stranger}/empty`)
  await page.waitForURL(origins.host)
  await expect.poll(() => page.frames()[1]?.url()).toBe(`${origins.stranger}/empty`)
  const taken = page.frames()[1]
  await taken?.evaluate(keepMessages)
  await taken?.evaluate((ready) => parent.postMessage(ready, '*'), READY)
  await page.evaluate(() => document.querySelector('connector-hub')?.setAttribute('theme', 'dark'))
  await taken?.evaluate(() => new Promise((done) => setTimeout(done)))
  expect(await taken?.evaluate(messages)).toEqual([])
  // The browser would withhold a start meant for the hub, and complain: none was even sent.
  expect(complaints.filter((text) => text.includes(`'${origins.hub}'`))).toEqual([])
})

test('a page of an unlisted origin gets no frame: it is told so, and offered a tab', async ({ page, origins }) => {
  await page.clock.install()
  await page.goto(origins.stranger)
  const told = await place(page, { token: TOKEN })
  await expect.poll(() => origins.asked.filter(({ url }) => url.includes(`/embed/${SESSION}`))).toHaveLength(1)
  await page.clock.fastForward(10_000)
  await expect(page.getByRole('alert')).toHaveText('The form does not load. Open in a new tab')
  await expect(page.getByRole('button', { name: 'Open in a new tab' })).toBeVisible()
  expect((await told()).map(([type]) => type)).toEqual(['error'])
})

test('without frame-ancestors, the frame itself takes no start from an unlisted page', async ({ page, origins }) => {
  origins.state.refusesFrames = false
  await page.goto(origins.stranger)
  const told = await place(page, { token: TOKEN })
  const frame = page.frameLocator('connector-hub iframe')
  await expect(frame.getByRole('heading', { name: 'Connect Udemy Business' })).toBeVisible()
  const inner = page.frames()[1]
  if (!inner) throw new Error('There is no frame.')
  // Its script listens by then.
  await expect.poll(() => handed(inner, 'started')).toEqual([])
  await page.evaluate(() => {
    const target = document.querySelector('connector-hub')?.shadowRoot?.querySelector('iframe')?.contentWindow
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => Object.assign(window, { leaked: data })
    const start = { type: 'connector-hub:start', version: 1, session: 'ses_2', secret: 'fake-of-the-attacker' }
    target?.postMessage(start, '*', [port2])
  })
  await inner.evaluate(() => new Promise((done) => setTimeout(done)))
  expect(await handed(inner, 'started')).toEqual([])
  expect(await page.evaluate(() => 'leaked' in window)).toBe(false)
  expect(await told()).toEqual([])
})

test('a hub that answers late is shown after all', async ({ page, origins }) => {
  origins.state.silent = true
  await page.clock.install()
  await page.goto(origins.host)
  const told = await place(page, { token: TOKEN, locale: 'fr' })
  await page.clock.fastForward(10_000)
  await expect(page.getByRole('button', { name: 'Ouvrir dans un nouvel onglet' })).toBeVisible()
  origins.state.silent = false
  await page.evaluate(() => {
    const frame = document.querySelector('connector-hub')?.shadowRoot?.querySelector('iframe')
    if (frame) frame.src += '&again'
  })
  await startedFrame(page)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect.poll(async () => (await told()).map(([type]) => type).sort()).toEqual(['error', 'ready', 'resize'])
})
