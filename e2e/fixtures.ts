import { test as base, expect, type Page } from '@playwright/test'
import { type Hub, startHub, startSandboxServer } from './hub.ts'

/** The owner of every shared hub; made by HUB_ADMIN_EMAIL and HUB_ADMIN_PASSWORD. */
export const OWNER = { email: 'ada@acme.example', password: 'fake-owner-password-9f2c' }

interface TestFixtures {
  /** A hub of this test's own without an owner: what a newcomer meets. Costs two seconds; use `hub` where you can. */
  freshHub: Hub
  /** Signs the test's browser in as the owner. */
  signIn: () => Promise<void>
}

interface WorkerFixtures {
  /**
   * The running product, one for each worker, with an owner. Production configs reach the sandboxes over the real
   * network path (HUB_TEST_ORIGIN). Tests share it, so each makes its own data.
   */
  hub: Hub
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  hub: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from the pattern
    async ({}, use) => {
      const sandbox = await startSandboxServer()
      const hub = await startHub({
        env: {
          HUB_ENV: 'test',
          HUB_TEST_ORIGIN: sandbox.origin,
          HUB_ADMIN_EMAIL: OWNER.email,
          HUB_ADMIN_PASSWORD: OWNER.password,
        },
      })
      await use(hub)
      await hub.remove()
      sandbox.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ hub }, use) => use(hub.url),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from the pattern
  freshHub: async ({}, use) => {
    const hub = await startHub({ env: { HUB_ENV: 'test' } })
    await use(hub)
    await hub.remove()
  },
  signIn: async ({ page, hub }, use) => {
    await use(async () => {
      const answer = await page.request.post(`${hub.url}/api/sign-in`, { data: OWNER, headers: { origin: hub.url } })
      expect(answer.status(), await answer.text()).toBe(200)
    })
  },
  /** A page on which an exception or a breach of the content security policy fails the test. */
  page: async ({ page }, use) => {
    const faults = watchFaults(page)
    await use(page)
    expect(faults, 'the page broke its own rules').toEqual([])
  },
})

function watchFaults(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|hydrat/i.test(message.text()))
      faults.push(message.text())
  })
  return faults
}

export { expect }
