import { defineConfig } from '@playwright/test'
import { BROWSER_ARGS, readBrowser } from './e2e/browser.ts'
import { childEnvironment } from './lib/env.ts'

// `npm test` finds or installs the browser (e2e/browser.ts) before it gets here.
const browser = await readBrowser()

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  // One product for each worker, and two cores.
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(childEnvironment().CI),
  retries: 0,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  outputDir: 'test-results',
  reporter: [['list'], ['json', { outputFile: 'node_modules/.cache/connector-hub/browser-tests.json' }]],
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath: browser?.executablePath,
      args: [...BROWSER_ARGS, ...(browser?.args ?? [])],
      env: childEnvironment(browser?.env) as Record<string, string>,
    },
    locale: 'en-GB',
    timezoneId: 'UTC',
    // Nothing fades or fills itself: quicker, and steadier. Tests of what moves ask for movement.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    // A trace of every test costs a third of the time; for one that fails: npx playwright test <file> --trace on
    trace: 'off',
  },
})
