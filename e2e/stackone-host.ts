import { execFile } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Hub } from './hub.ts'
import { test as base, type HostPage, servePages } from './hub-host.ts'

/** An application's page with StackOne's published hub in it, on another site than this hub; see stackone-host/. */
const FOLDER = join(import.meta.dirname, 'stackone-host')
const PACKAGES = join(FOLDER, 'node_modules')
const SCRIPTS = {
  '/host.js': join(PACKAGES, '.cache', 'host.js'),
  '/webcomponent.js': join(PACKAGES, '@stackone', 'hub', 'dist', 'webcomponent.js'),
}

const run = promisify(execFile)

/** npm with its user's own settings: which registry, which proxy. No package's script is run. */
const npm = (...args: string[]) =>
  run('npm', args, { cwd: FOLDER, env: process.env }).catch((error: Error) => {
    throw new Error(
      `StackOne’s hub could not be prepared in e2e/stackone-host; the registry is needed once.\n${error.message}`,
    )
  })

const changed = (path: string) =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )

/** Installs what the lock file says and bundles the page, each only where it is older than what it is made from. */
async function prepare(): Promise<void> {
  const lock = join(FOLDER, 'package-lock.json')
  const installed = join(PACKAGES, '.package-lock.json')
  if ((await changed(installed)) < (await changed(lock))) {
    console.log('Installing StackOne’s hub for its browser test.')
    await npm('ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund')
  }
  const sources = await Promise.all([installed, join(FOLDER, 'host.jsx'), join(FOLDER, 'package.json')].map(changed))
  if ((await changed(SCRIPTS['/host.js'])) < Math.max(...sources)) await npm('run', '--silent', 'bundle')
}

const page = (script: string) =>
  `<!doctype html><html lang="en"><title>An application</title><link rel="icon" href="data:,">
<main><h1>An application</h1><div id="place"></div></main>
<script>window.told = []</script><script src="${script}"></script></html>`

async function startStackoneHost(): Promise<HostPage> {
  await prepare()
  return servePages(async (path) => {
    if (path === '/host.js' || path === '/webcomponent.js')
      return { type: 'text/javascript', body: await readFile(SCRIPTS[path]) }
    return { type: 'text/html', body: page(path === '/element' ? '/webcomponent.js' : '/host.js') }
  })
}

/**
 * `host`: the page that a session lists; `stranger`: one that nobody lists. Third-party cookies are blocked. The first of
 * them may have to install, which takes a time of its own.
 */
export const test = base.extend({
  host: [
    async ({ baseURL: _ }, use) => {
      const host = await startStackoneHost()
      await use(host)
      host.stop()
    },
    { scope: 'test', timeout: 240_000 },
  ],
  stranger: async ({ host: _ }, use) => {
    const stranger = await startStackoneHost()
    await use(stranger)
    stranger.stop()
  },
})

export { expect }

/** Asks as it asks, from no page. */
export const askAsHub =
  (hub: Hub, { token }: { token: string }) =>
  async (method: string, path: string, body?: unknown) => {
    const headers = { 'content-type': 'application/json', 'x-hub-session-token': token, 'x-hub-version': '1.11.4' }
    const answer = await fetch(`${hub.url}/api/hub${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    expect(answer.ok, `${method} ${path} answered ${answer.status}`).toBe(true)
    return answer.json()
  }

type Shown = { hub: string; token: string }

/** Opens an application's page and gives its hub a token: StackOne's React component. */
export async function showHub(at: Page, origin: string, { hub, token }: Shown): Promise<void> {
  await at.goto(origin)
  await at.evaluate((props) => (window as unknown as { showHub: (props: object) => void }).showHub(props), {
    token,
    baseUrl: `${hub}/api`,
  })
}

/** The same with StackOne's custom element, as a page without React has it. */
export async function showElement(at: Page, origin: string, { hub, token }: Shown): Promise<void> {
  await at.goto(`${origin}/element`)
  await at.evaluate(
    ({ baseUrl, token }) => {
      const element = document.createElement('stackone-hub')
      element.setAttribute('token', token)
      element.setAttribute('base-url', baseUrl)
      const { told } = window as unknown as { told: unknown[] }
      element.addEventListener('success', (event) => told.push(['success', (event as CustomEvent).detail]))
      document.querySelector('#place')?.append(element)
    },
    { token, baseUrl: `${hub}/api` },
  )
}

/** What it told its page so far. */
export const toldBy = (at: Page): Promise<unknown[]> =>
  at.evaluate(() => (window as unknown as { told: unknown[] }).told)

/** Lets the time pass in which it asks again what was refused, until it says so. */
export const expectGivenUp = (at: Page, sentence: RegExp) =>
  expect(async () => {
    await at.clock.fastForward(2_000)
    await expect(at.getByText(sentence)).toBeVisible({ timeout: 250 })
  }).toPass()

/** By its name in what is sent: no label names an input there. */
export const fieldOf = (at: Page, name: string): Locator => at.locator(`input[name="${name}"]`)

export async function fillInAll(at: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await fieldOf(at, name).fill(value)
}
