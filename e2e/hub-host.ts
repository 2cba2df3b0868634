import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Frame, FrameLocator, Page } from '@playwright/test'
import { test as base, expect } from './fixtures.ts'
import { blockThirdPartyCookies } from './third-party-cookies.ts'

/**
 * An application's own page, on another site than the hub (`127.0.0.1` and `localhost`). It holds the loader and nothing
 * of the hub; tests give it a token by script, as an application's own script would.
 */
export type HostPage = { origin: string; stop: () => void }

const page = (hub: string, title: string, body = '') =>
  `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>body { margin: 0; background: Canvas; color: CanvasText; color-scheme: light dark }</style>
<main><h1>${title}</h1><button id="opener">Connect</button><div id="place"></div>${body}</main>
<script type="module" src="${hub}/embed.js"></script></html>`

/** Pages of another site, on a free port of this machine, until `stop`. */
export async function servePages(
  answer: (path: string) => Promise<{ type: string; body: string | Buffer }>,
): Promise<HostPage> {
  const server = createServer(async (request, response) => {
    const { type, body } = await answer(request.url ?? '/')
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

export const startHostPage = (hub: string): Promise<HostPage> =>
  servePages(async (path) => {
    const nested = '<iframe id="inner" src="/" width="800" height="600" title="Inner"></iframe>'
    return { type: 'text/html', body: page(hub, 'An application', path === '/nesting' ? nested : '') }
  })

/** Browsers here block third-party cookies. `host`: the page that may embed; `stranger`: one that may not. */
export const test = base.extend<{ host: HostPage; stranger: HostPage }>({
  page: async ({ page }, use) => {
    await blockThirdPartyCookies(page)
    await use(page)
  },
  host: async ({ hub }, use) => {
    const host = await startHostPage(hub.url)
    await use(host)
    host.stop()
  },
  stranger: async ({ hub }, use) => {
    const stranger = await startHostPage(hub.url)
    await use(stranger)
    stranger.stop()
  },
})

export { expect }

export type Told = [type: string, detail: Record<string, unknown>]
type Given = { token: string; renewed?: string; attributes?: Record<string, string> }

/** Puts `<connector-hub>` into a page; what it tells, in order, without `resize`. `renewed`: what getToken brings. */
export async function embed(at: Page | Frame, given: Given): Promise<() => Promise<Told[]>> {
  await at.evaluate(async ({ token, renewed, attributes = {} }) => {
    await customElements.whenDefined('connector-hub')
    const element = document.createElement('connector-hub')
    const told: Told[] = []
    Object.assign(window, { told, hubElement: element })
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    for (const type of ['ready', 'step', 'linked', 'updated', 'closed', 'error', 'needs-token'])
      element.addEventListener(type, (event) => told.push([type, (event as CustomEvent).detail]))
    element.addEventListener('resize', (event) =>
      Object.assign(window, { height: (event as CustomEvent<{ height: number }>).detail.height }),
    )
    if (renewed) element.getToken = async () => renewed
    element.token = token
    document.querySelector('#place')?.append(element)
  }, given)
  return () => at.evaluate(() => (window as unknown as { told: Told[] }).told)
}

/** The hub inside a page, by what a person sees. */
export const hubIn = (at: Page | FrameLocator): FrameLocator => at.frameLocator('connector-hub iframe')

/** The hub's frame itself, once its form or its list can be used. */
export async function readyFrame(at: Page): Promise<Frame> {
  await expect.poll(() => at.frames().some((frame) => frame.url().includes('/embed/'))).toBe(true)
  const frame = at.frames().find((it) => it.url().includes('/embed/'))
  if (!frame) throw new Error('The page has no frame of the hub.')
  return frame
}
