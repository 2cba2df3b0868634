import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type APIResponse, test as base, type Cookie, expect, type Page } from '@playwright/test'
import { foldersOf, type Hub, startHub } from './hub.ts'
import { leaksInFiles, secretsIn, testCredentialSecrets } from './leaks.ts'
import { startSandboxServer } from './sandbox-server.ts'
import { createWitness, type Witness } from './witness.ts'

/** The owner of every shared hub; made by HUB_ADMIN_EMAIL and HUB_ADMIN_PASSWORD. */
export const OWNER = { email: 'ada@acme.example', password: 'fake-owner-password-9f2c' }

interface TestFixtures {
  /** A hub of this test's own without an owner: what a newcomer meets. Costs two seconds; use `hub` where you can. */
  freshHub: Hub
  /**
   * Signs the test's browser in as the owner, in the project they began with. One sign-in serves a worker for as long as
   * no test ends it or goes to another project with it: a password costs its hash.
   */
  signIn: () => Promise<void>
  /** After every test: no secret stood in an answer, an address, the console, a page or its storage. */
  noLeaks: undefined
}

interface WorkerFixtures {
  /**
   * The running product, one for each worker, with an owner. Production configs reach the sandboxes over the real
   * network path (HUB_TEST_ORIGIN), and receivers of webhooks may listen on 127.0.0.1. Tests share it, so each makes its own data.
   */
  hub: Hub
  /** The owner's cookie and what it is good for, once a test has signed in. */
  signedIn: { cookies: Cookie[]; project?: string }
  /** Looks on in every browser context, and knows the secrets that tests type. */
  witness: Witness
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  witness: [
    async ({ browser }, use) => {
      const witness = createWitness(await testCredentialSecrets())
      witness.learn(OWNER.password)
      browser.on('context', witness.watch)
      await use(witness)
    },
    { scope: 'worker', auto: true },
  ],
  hub: [
    async ({ witness }, use) => {
      const sandbox = await startSandboxServer()
      const hub = await startHub({
        env: {
          HUB_ENV: 'test',
          HUB_TEST_ORIGIN: sandbox.origin,
          HUB_TESTS_PER_HOUR: '9999',
          HUB_PRIVATE_WEBHOOKS: '127.0.0.1/32',
          HUB_ADMIN_EMAIL: OWNER.email,
          HUB_ADMIN_PASSWORD: OWNER.password,
        },
      })
      await use(hub)
      await hub.stop()
      sandbox.stop()
      witness.learn(...sandbox.tokens())
      await expectNothingLeft(hub, witness, OWNER.email).finally(hub.remove)
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  noLeaks: [
    async ({ witness, context: _ }, use) => {
      await witness.ready()
      await use(undefined)
      expect(await witness.leaks(), 'a secret stands where none belongs').toEqual([])
    },
    { auto: true },
  ],
  baseURL: async ({ hub }, use) => use(hub.url),
  // A time of its own: on a busy machine the start of a hub would use up the test's.
  freshHub: [
    async ({ witness }, use) => {
      const hub = await startHub({ env: { HUB_ENV: 'test' } })
      await use(hub)
      await hub.stop()
      await expectNothingLeft(hub, witness).finally(hub.remove)
    },
    { timeout: 120_000 },
  ],
  signedIn: [
    async ({ hub: _ }, use) => {
      await use({ cookies: [] })
    },
    { scope: 'worker' },
  ],
  signIn: async ({ page, context, hub, signedIn }, use) => {
    await use(async () => {
      if (signedIn.project) {
        await context.addCookies(signedIn.cookies)
        if ((await projectOf(await page.request.get(`${hub.url}/api/me`))) === signedIn.project) return
      }
      const answer = await page.request.post(`${hub.url}/api/sign-in`, { data: OWNER, headers: { origin: hub.url } })
      expect(answer.status(), await answer.text()).toBe(200)
      signedIn.cookies = await context.cookies()
      signedIn.project = await projectOf(answer)
    })
  },
  /** A page on which an exception or a breach of the content security policy fails the test. */
  page: async ({ page }, use) => {
    const faults = watchFaults(page)
    await use(page)
    expect(faults, 'the page broke its own rules').toEqual([])
  },
})

/** The project that a sign-in is in; undefined where it has ended. */
async function projectOf(answer: APIResponse): Promise<string | undefined> {
  return answer.ok() ? ((await answer.json()) as { project: { id: string } }).project.id : undefined
}

/**
 * What a stopped hub printed and left on the disk has none of the secrets its people typed, and none of its own keys
 * outside of the file that is there for them. `readable` is stored in the clear: the same scan finds it.
 */
async function expectNothingLeft(hub: Hub, witness: Witness, readable?: string): Promise<void> {
  const keys = await readFile(join(hub.dataDir, 'keys.json'), 'utf8')
  const ownKeys = [...keys.matchAll(/"([\w+/=-]{32,})"/g)].map(([, key]) => key!)
  expect(ownKeys.length, 'keys.json holds the keys of this hub').toBeGreaterThan(0)
  const { documented, own } = witness.known()
  const secrets = [...documented, ...own, ...ownKeys]
  expect(secretsIn(hub.output(), secrets), 'printed by the hub').toEqual([])
  const folders = await foldersOf(hub.dataDir)
  const { leaks } = await leaksInFiles(folders, secrets, ['keys.json'])
  expect(leaks, 'in the files of the hub').toEqual([])
  if (readable) {
    const { leaks: found } = await leaksInFiles(folders, [readable])
    expect(found, 'the scan reads PostgreSQL’s own files').not.toEqual([])
  }
}

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
